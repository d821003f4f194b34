using System.Security.Cryptography;
using System.Text.Json;

namespace Simulation.Journal;

/// <summary>
/// A data folder of version 0.1: a file of lines for each stream, <c>journal/&lt;kind&gt;/&lt;id&gt;.ndjson</c>, and,
/// unless the server was stopped in an orderly way, a log (<c>journal/*.log</c>) of bytes that the files may lack
/// after a power cut. It is only read.
/// </summary>
public sealed class Version01DataFolder : IDisposable
{
    private const string Ending = ".ndjson";

    private readonly string _root;
    private readonly FileStream _lock;
    private readonly ILookup<string, (long Offset, byte[] Bytes)> _logged;

    private Version01DataFolder(string root, FileStream folderLock)
    {
        (_root, _lock) = (root, folderLock);
        _logged = Directory
            .EnumerateFiles(root, "*.log")
            .Order(StringComparer.Ordinal)
            .SelectMany(Frames)
            .ToLookup(frame => frame.Stream, frame => (frame.Offset, frame.Bytes));
    }

    /// <summary>Whether a folder holds sessions of version 0.1 and no journal of this one.</summary>
    public static bool Is(string dataFolder) =>
        !File.Exists(Path.Combine(dataFolder, Sqlite.DataFolder.Database)) && Holds(dataFolder);

    /// <summary>Opens the folder and keeps a server of version 0.1 from using it meanwhile.</summary>
    /// <exception cref="JournalUnavailableException">It is no such folder, or a server uses it.</exception>
    public static Version01DataFolder Open(string dataFolder)
    {
        if (!Holds(dataFolder))
        {
            throw new JournalUnavailableException(
                $"{dataFolder} is no data folder of version 0.1: it has no journal/*/*{Ending}."
            );
        }

        var root = Path.Combine(Path.GetFullPath(dataFolder), "journal");
        FileStream folderLock;
        try
        {
            folderLock = new FileStream(
                Path.Combine(root, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException error)
        {
            throw new JournalUnavailableException(
                $"A server seems to use {dataFolder}; stop it first: {error.Message}",
                error
            );
        }

        try
        {
            return new Version01DataFolder(root, folderLock);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The files of all streams, in the order of their names. What a crash left unfinished does not count.
    /// </summary>
    /// <returns>For each its path, and how to open it: a file that is damaged throws there.</returns>
    public IEnumerable<(string Path, Func<NdjsonFileReader> Open)> Files()
    {
        var paths = Directory.EnumerateFiles(_root, "*" + Ending, SearchOption.AllDirectories);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var stream = Path.GetRelativePath(_root, path)[..^Ending.Length].Replace('\\', '/');
            yield return (path, () => Open(path, stream));
        }
    }

    public void Dispose() => _lock.Dispose();

    private static bool Holds(string dataFolder)
    {
        var root = Path.Combine(dataFolder, "journal");
        return Directory.Exists(root)
            && Directory.EnumerateDirectories(root).Any(kind => Directory.EnumerateFiles(kind, "*" + Ending).Any());
    }

    private NdjsonFileReader Open(string path, string stream)
    {
        var file = NdjsonFileReader.Open(path, () => Content(path, stream), mayBeUnfinished: true);
        return file.Stream == stream
            ? file
            : throw new JournalDamagedException(path, 1, $"the file holds the stream '{file.Stream}'");
    }

    private Stream Content(string path, string stream)
    {
        if (!_logged.Contains(stream))
            return File.OpenRead(path);
        var content = new MemoryStream();
        content.Write(File.ReadAllBytes(path));
        foreach (var (offset, bytes) in _logged[stream])
        {
            content.Position = offset;
            content.Write(bytes);
        }

        content.Position = 0;
        return content;
    }

    // A header line, then groups: a line that lists its frames as [stream, offset, length], and behind it their bytes.
    // A group that is torn was not acknowledged and ends the log.
    private static IEnumerable<(string Stream, long Offset, byte[] Bytes)> Frames(string log)
    {
        var rest = File.ReadAllBytes(log).AsMemory();
        for (var isHeader = true; rest.Span.IndexOf((byte)'\n') is >= 0 and var length; isHeader = false)
        {
            var line = rest[..length];
            rest = rest[(length + 1)..];
            if (isHeader)
                continue;
            if (Group(log, line) is not { } group)
                yield break;
            var size = group.Frames.Sum(frame => (long)frame.Length);
            if (size > rest.Length)
                yield break;
            var body = rest[..(int)size];
            rest = rest[(int)size..];
            if (Convert.ToHexStringLower(SHA256.HashData(body.Span)) != group.Body)
                yield break;
            var at = 0;
            foreach (var (stream, offset, count) in group.Frames)
            {
                yield return (stream, offset, body.Slice(at, count).ToArray());
                at += count;
            }
        }
    }

    private static (List<(string Stream, long Offset, int Length)> Frames, string? Body)? Group(
        string log,
        ReadOnlyMemory<byte> line
    )
    {
        if (line.Span.Contains((byte)0))
            return null;
        try
        {
            using var group = JsonDocument.Parse(line);
            return (
                [
                    .. group
                        .RootElement.GetProperty("frames")
                        .EnumerateArray()
                        .Select(frame => (frame[0].GetString()!, frame[1].GetInt64(), frame[2].GetInt32())),
                ],
                group.RootElement.GetProperty("body").GetString()
            );
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JournalDamagedException(log, 0, "a group of the log cannot be read", error);
        }
    }
}
