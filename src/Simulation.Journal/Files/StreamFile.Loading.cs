namespace Simulation.Journal.Files;

// What is found of a stream on the disk: after a start, after it was forgotten, after something went wrong.
internal sealed partial class StreamFile
{
    /// <summary>A longer file is read a second time, in pieces, for its entries: they are not held in memory all at once.</summary>
    private const long LongestGathered = 8 * 1024 * 1024;

    /// <summary>Finds out how the stream stands, unless that is known.</summary>
    /// <param name="readAfter">The version after which entries are wanted; null when none are.</param>
    /// <returns>What is wanted, when the file was read for it; else null.</returns>
    private List<JournalEntry>? Load(long? readAfter = null)
    {
        if (_loaded)
        {
            return null;
        }

        if (_cut)
        {
            CutUnacknowledged();
            _cut = false;
        }

        _head.Clear();
        _durableVersion = _durableLength = 0;
        _file = files.Open(_path, write: true);
        List<JournalEntry>? gathered = null;
        if (_file is not null)
        {
            gathered = readAfter is not null && _file.Length <= LongestGathered ? [] : null;
            Scan(_file, gathered, readAfter ?? 0);
        }

        _loaded = true;
        return gathered;
    }

    // A sync that failed may have dropped what was written while the cache still shows it; so none of it may be built
    // upon, and cutting it off makes sure of that.
    private void CutUnacknowledged()
    {
        log.Cut();
        if (_durableLength == 0)
        {
            files.Delete(_path + NewEnding);
            files.Delete(_path);
            SyncFolder();
            return;
        }

        using var file = files.Open(_path, write: true);
        if (file is not null && file.Length > _durableLength)
        {
            file.Truncate(_durableLength);
            file.Sync();
        }
    }

    // A restart would forget that there is something to cut off, and would believe it.
    private void CutAtOnce()
    {
        try
        {
            CutUnacknowledged();
            _cut = false;
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            // It is cut off before the file is used again.
        }
    }

    // Reads the whole file. What follows the last whole append is the torn tail of a write that was never acknowledged.
    private void Scan(IFile file, List<JournalEntry>? gathered, long after)
    {
        using var lines = new LineBuffer();
        using var reader = new LineReader(_path, stream);
        List<JournalEntry> part = [];
        long offset = 0, position = 0;
        for (int read; (read = file.Read(lines.Free().Span, offset)) > 0; offset += read)
        {
            if (_unsynced)
            {
                file.Write(lines.Free().Span[..read], offset);
            }

            lines.Filled(read);
            while (lines.TryTake(out var line))
            {
                position += line.Length + 1;
                if (reader.Lines == 0)
                {
                    reader.Header(line.Span);
                    continue;
                }

                part.Add(reader.Entry(gathered is null ? line : line.ToArray()));
                if (reader.More == 0)
                {
                    Remember(part, reader, position);
                    gathered?.AddRange(part.Where(entry => entry.Last > after));
                    part.Clear();
                }
            }

            reader.CheckRest(lines.Rest.Span, atEnd: false);
        }

        reader.CheckRest(lines.Rest.Span, atEnd: true);
        if (_durableVersion == 0)
        {
            throw reader.Damaged("the file ends before its first append does");
        }

        if (offset > _durableLength)
        {
            file.Truncate(_durableLength);
        }

        // What a killed process left in the cache becomes durable before anyone is told of it.
        _unsynced = true;
        file.Sync();
        _unsynced = false;
    }

    private void Remember(List<JournalEntry> append, LineReader reader, long position)
    {
        foreach (var entry in append)
        {
            if (!_head.TryRemember(entry.CommandId, entry.First, entry.Last))
            {
                throw reader.Damaged($"the command '{entry.CommandId}' is in the stream twice");
            }
        }

        reader.Hash.CopyTo(_head.Hash);
        _head.Version = _durableVersion = reader.Version;
        _durableLength = position;
    }
}
