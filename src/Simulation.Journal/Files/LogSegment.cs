using System.Globalization;

namespace Simulation.Journal.Files;

/// <summary>One file of the log, <c>journal/&lt;number&gt;.log</c>, in the format of docs/journal-format.md.</summary>
internal sealed class LogSegment : IDisposable
{
    public const string Ending = ".log";

    private readonly IFiles _files;
    private readonly string _root;
    private readonly string _path;
    private readonly HashSet<string> _streams = [];
    private readonly byte[] _hash = new byte[LineWriter.HashLength];
    private readonly byte[] _nextHash = new byte[LineWriter.HashLength];
    private readonly LineWriter _lines = new();
    private IFile? _file;
    private long _groups;
    private bool _torn;
    private bool _deleted;
    private volatile bool _doubted;

    private LogSegment(IFiles files, string root, long number, IFile? file)
    {
        _files = files;
        _root = root;
        _path = PathOf(root, number);
        _file = file;
    }

    /// <summary>Bytes that count.</summary>
    public long Length { get; private set; }

    public static long? NumberOf(string file) =>
        file.EndsWith(Ending, StringComparison.Ordinal)
        && long.TryParse(file.AsSpan(..^Ending.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A new one, of which only its header is written.</summary>
    public static LogSegment Create(IFiles files, string root, long number)
    {
        var segment = new LogSegment(files, root, number, files.Create(PathOf(root, number)));
        try
        {
            segment._lines.LogHeader(number, segment._hash);
            segment._file!.Write(segment._lines.Written.Span, 0);
            segment.Length = segment._lines.Written.Length;
            files.SyncFolder(root);
        }
        catch
        {
            segment.Dispose();
            throw;
        }

        return segment;
    }

    /// <summary>Makes good the files that a segment left by a crash vouches for, and removes it.</summary>
    /// <param name="isLast">Whether its end may be torn; only the last one was being written.</param>
    /// <exception cref="JournalDamagedException">It is not what was written.</exception>
    public static void Recover(IFiles files, string root, long number, bool isLast)
    {
        using var segment = new LogSegment(files, root, number, file: null);
        var found = LogReader.Read(files, segment._path, isLast);
        segment._streams.UnionWith(found.Select(frames => frames.Key));
        segment.Retire(found);
    }

    /// <summary>Whether bytes of the stream are in it.</summary>
    public bool Vouches(string stream) => _streams.Contains(stream);

    public void Doubt() => _doubted = true;

    /// <summary>Writes a group behind what counts and syncs; when it throws, the group does not count.</summary>
    public void Write(List<LogFrame> frames, ReadOnlySpan<byte> body)
    {
        _torn = true;
        _lines.Clear();
        _hash.CopyTo(_nextHash, 0);
        _lines.LogGroup(_groups + 1, frames, body, _nextHash);
        _file!.Write(_lines.Written.Span, Length);
        _file.Sync();
        _torn = false;
        _groups++;
        _nextHash.CopyTo(_hash, 0);
        Length += _lines.Written.Length;
        foreach (var frame in frames)
        {
            _streams.Add(frame.Stream);
        }
    }

    /// <summary>Cuts off what a failed write may have left.</summary>
    public void CutTorn()
    {
        if (_torn)
        {
            _file!.Truncate(Length);
            _file.Sync();
            _torn = false;
        }
    }

    /// <summary>
    /// Syncs the files that it vouches for, and removes it. In doubt it first writes again what belongs in them: after a
    /// crash or a failed sync, the cache may show what is not on disk.
    /// </summary>
    /// <param name="content">What it holds, where that was read.</param>
    public void Retire(ILookup<string, LoggedBytes>? content = null)
    {
        Dispose();
        if (!_deleted)
        {
            do
            {
                if (_doubted)
                {
                    _doubted = false;
                    content = LogReader.Read(_files, _path, mayBeTorn: true, Length);
                }

                foreach (var stream in _streams)
                {
                    Settle(stream, content?[stream] ?? []);
                }
            }
            while (_doubted);

            _files.Delete(_path);
            _deleted = true;
        }

        _files.SyncFolder(_root);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _lines.Dispose();
    }

    // A stream that is gone was deleted. One that misses what came before gets a hole, and is refused as damaged.
    private void Settle(string stream, IEnumerable<LoggedBytes> content)
    {
        using var file = _files.Open(StreamFile.PathOf(_root, stream), write: true);
        foreach (var (offset, bytes) in content)
        {
            file?.Write(bytes.Span, offset);
        }

        file?.Sync();
    }

    private static string PathOf(string root, long number) =>
        Path.Combine(root, number.ToString("D6", CultureInfo.InvariantCulture) + Ending);
}
