using System.Security.Cryptography;
using System.Text.Json;

namespace Simulation.Journal.Files;

/// <summary>
/// Reads the groups of a segment of the log in their order, verifying each. A torn group at the end, where a crash left one,
/// ends it; anything else that is not what was written is <see cref="JournalDamagedException"/>.
/// </summary>
internal sealed class LogReader : IDisposable
{
    private readonly byte[] _bytes;
    private readonly bool _mayBeTorn;
    private readonly LineReader _lines;
    private ReadOnlyMemory<byte> _body;
    private int _position;
    private bool _ended;

    private LogReader(IFiles files, string path, bool mayBeTorn, long? length)
    {
        _mayBeTorn = mayBeTorn;
        _lines = new LineReader(path, path);
        using var file = files.Open(path, write: false) ?? throw new FileNotFoundException("The log is gone.", path);
        _bytes = new byte[length ?? file.Length];
        for (int at = 0, read; at < _bytes.Length; at += read)
        {
            read = file.Read(_bytes.AsSpan(at), at);
            if (read == 0)
            {
                throw new IOException($"{path} ends before what counts of it does.");
            }
        }

        ReadHeader();
    }

    /// <summary>What a segment holds for each stream, in the order in which it was written.</summary>
    /// <param name="length">How many bytes count; by default all.</param>
    public static ILookup<string, LoggedBytes> Read(IFiles files, string path, bool mayBeTorn, long? length = null)
    {
        using var reader = new LogReader(files, path, mayBeTorn, length);
        return reader.Content().ToLookup(logged => logged.Stream, logged => logged.Bytes);
    }

    private IEnumerable<(string Stream, LoggedBytes Bytes)> Content()
    {
        while (Next() is { } frames)
        {
            var at = 0;
            foreach (var frame in frames)
            {
                yield return (frame.Stream, new LoggedBytes(frame.Offset, _body.Slice(at, frame.Length)));
                at += frame.Length;
            }
        }
    }

    // The frames of the next group; null at the end.
    private List<LogFrame>? Next()
    {
        if (_ended || _position == _bytes.Length || !TryLine(out var line, out var behind))
        {
            return null;
        }

        var (frames, hash) = Parse(line);
        var length = frames.Sum(frame => (long)frame.Length);
        if (_bytes.Length - behind < length)
        {
            return Torn("the group ends before its last frame does");
        }

        _body = _bytes.AsMemory(behind, (int)length);
        _position = behind + (int)length;
        if (Convert.ToHexStringLower(SHA256.HashData(_body.Span)) == hash)
        {
            return frames;
        }

        return HasHole(_body.Span) && !_bytes.AsSpan(_position).ContainsAnyExcept((byte)0)
            ? Torn("a part of the group was never written")
            : throw _lines.Damaged("the group is not what was written: its hash does not match");
    }

    public void Dispose() => _lines.Dispose();

    private void ReadHeader()
    {
        if (TryLine(out var line, out var behind))
        {
            using var header = JsonDocument.Parse(line);
            if (header.RootElement.GetProperty("format").GetString() is var format && format != LineWriter.LogFormat)
            {
                throw _lines.Damaged($"the format is '{format}', this version reads '{LineWriter.LogFormat}'");
            }

            _position = behind;
        }
    }

    private bool TryLine(out ReadOnlyMemory<byte> line, out int behind)
    {
        var rest = _bytes.AsMemory(_position);
        var length = rest.Span.IndexOf((byte)'\n');
        line = length < 0 ? default : rest[..length];
        behind = _position + length + 1;
        if (length < 0 || HasHole(line.Span))
        {
            _lines.CheckRest(length < 0 ? rest.Span : default, atEnd: true);
            Torn("the line does not end");
            return false;
        }

        _lines.Verify(line.Span);
        return true;
    }

    // A block that was never written reads as zeros; one zero alone may be a flipped bit.
    private static bool HasHole(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\0\0"u8) >= 0;

    private List<LogFrame>? Torn(string reason)
    {
        _ended = true;
        return _mayBeTorn ? null : throw _lines.Damaged(reason);
    }

    private (List<LogFrame> Frames, string? Hash) Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var group = JsonDocument.Parse(line);
            return (
                [.. group.RootElement.GetProperty("frames").EnumerateArray().Select(
                    frame => new LogFrame(frame[0].GetString()!, frame[1].GetInt64(), frame[2].GetInt32()))],
                group.RootElement.GetProperty("body").GetString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or IndexOutOfRangeException)
        {
            throw _lines.Damaged("the group cannot be read", error);
        }
    }
}
