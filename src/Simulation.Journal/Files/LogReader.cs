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
    private bool _ended;

    /// <param name="length">How many bytes count; by default all.</param>
    public LogReader(IFiles files, string path, bool mayBeTorn, long? length = null)
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

    /// <summary>Behind the last group read.</summary>
    public int Position { get; private set; }

    /// <summary>The bytes of the frames of the last group read.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The frames of the next group; null at the end.</summary>
    public List<LogFrame>? Next()
    {
        if (_ended || Position == _bytes.Length || !TryLine(out var line, out var behind))
        {
            return null;
        }

        var (frames, hash) = Parse(line);
        var length = frames.Sum(frame => (long)frame.Length);
        if (_bytes.Length - behind < length)
        {
            return Torn("the group ends before its last frame does");
        }

        Body = _bytes.AsMemory(behind, (int)length);
        Position = behind + (int)length;
        if (Convert.ToHexStringLower(SHA256.HashData(Body.Span)) == hash)
        {
            return frames;
        }

        return HasHole(Body.Span) && !_bytes.AsSpan(Position).ContainsAnyExcept((byte)0)
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

            Position = behind;
        }
    }

    private bool TryLine(out ReadOnlyMemory<byte> line, out int behind)
    {
        var rest = _bytes.AsMemory(Position);
        var length = rest.Span.IndexOf((byte)'\n');
        line = length < 0 ? default : rest[..length];
        behind = Position + length + 1;
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
