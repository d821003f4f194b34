namespace Simulation.Journal.Files;

// What is found of a stream on the disk: after a start, after it was forgotten, after something went wrong.
internal sealed partial class StreamFile
{
    private void Load()
    {
        if (_loaded)
        {
            return;
        }

        if (_cut)
        {
            CutUnacknowledged();
            _cut = false;
        }

        _head.Clear();
        _durableVersion = _durableLength = 0;
        _file = files.Open(_path, write: true);
        if (_file is not null)
        {
            Scan(_file);
        }

        _loaded = true;
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

    // Reads the whole file. What follows the last whole append is the torn tail of a write that was never acknowledged.
    private void Scan(IFile file)
    {
        using var lines = new LineBuffer();
        using var reader = new LineReader(_path, stream);
        List<(string CommandId, long First, long Last)> part = [];
        long offset = 0, position = 0;
        for (int read; (read = file.Read(lines.Free().Span, offset)) > 0; offset += read)
        {
            lines.Filled(read);
            while (lines.TryTake(out var line))
            {
                position += line.Length + 1;
                if (reader.Lines == 0)
                {
                    reader.Header(line.Span);
                    continue;
                }

                var entry = reader.Entry(line);
                part.Add((entry.CommandId, entry.First, entry.Last));
                if (reader.More == 0)
                {
                    Remember(part, reader, position);
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
        file.Sync();
    }

    private void Remember(List<(string CommandId, long First, long Last)> append, LineReader reader, long position)
    {
        foreach (var (id, first, last) in append)
        {
            if (!_head.Receipts.TryAdd(id, (first, last)))
            {
                throw reader.Damaged($"the command '{id}' is in the stream twice");
            }
        }

        append.Clear();
        reader.Hash.CopyTo(_head.Hash);
        _head.Version = _durableVersion = reader.Version;
        _durableLength = position;
    }
}
