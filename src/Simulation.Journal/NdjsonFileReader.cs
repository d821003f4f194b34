using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Simulation.Journal;

/// <summary>
/// A session as a file of its lines (docs/journal-format.md), as <c>whitecell export --journal</c> writes it and as
/// version 0.1 kept it. Reading verifies each hash.
/// </summary>
public sealed class NdjsonFileReader
{
    private readonly Func<Stream> _open;
    private readonly bool _mayBeUnfinished;

    private NdjsonFileReader(string path, string stream, string? form, Func<Stream> open, bool mayBeUnfinished) =>
        (Path, Stream, Form, _open, _mayBeUnfinished) = (path, stream, form, open, mayBeUnfinished);

    public string Path { get; }

    /// <summary>The name of the stream, as the header says it.</summary>
    public string Stream { get; }

    /// <summary>What of the stream is in it, as its header says; null for all of it.</summary>
    public string? Form { get; }

    /// <summary>The hash of the last line that counts, once all were read.</summary>
    public string LastHash { get; private set; } = "";

    /// <exception cref="JournalDamagedException">It has no header of this format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdjsonFileReader Open(string path) => Open(path, () => File.OpenRead(path), mayBeUnfinished: false);

    /// <param name="mayBeUnfinished">
    /// Whether a crash may have left an unfinished append at its end, which was never acknowledged and does not count.
    /// </param>
    internal static NdjsonFileReader Open(string path, Func<Stream> open, bool mayBeUnfinished)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8);
        try
        {
            // The longest header there can be is far shorter.
            var start = new char[1024];
            var line = new string(start, 0, reader.ReadBlock(start)).Split('\n')[0];
            using var header = JsonDocument.Parse(line);
            if (header.RootElement.GetProperty("stream").GetString() is { } stream && StreamName.IsValid(stream))
            {
                var form = header.RootElement.TryGetProperty("form", out var said) ? said.GetString() : null;
                return new NdjsonFileReader(path, stream, form, open, mayBeUnfinished);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new JournalDamagedException(path, 1, "the header of a journal should stand here", error);
        }

        throw new JournalDamagedException(path, 1, "the header names no stream");
    }

    /// <exception cref="JournalDamagedException">It is not as it was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async IAsyncEnumerable<JournalEntry> Read(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var file = _open();
        using var lines = new LineBuffer();
        using var reader = new NdjsonLineReader(Path, Stream);
        List<JournalEntry> append = [];
        for (int read; (read = await file.ReadAsync(lines.Free(), cancellationToken)) > 0; )
        {
            lines.Filled(read);
            while (lines.TryTake(out var line))
            {
                if (reader.Lines == 0)
                {
                    reader.Header(line.Span);
                    continue;
                }

                append.Add(reader.Entry(line.ToArray()));
                if (reader.More > 0)
                    continue;
                LastHash = Encoding.ASCII.GetString(reader.Hash);
                foreach (var entry in append)
                    yield return entry;
                append.Clear();
            }

            reader.CheckRest(lines.Rest.Span, atEnd: false);
        }

        reader.CheckRest(lines.Rest.Span, atEnd: true);
        if (LastHash.Length == 0)
            throw reader.Damaged("it holds no entry");
        if (!_mayBeUnfinished && (lines.Rest.Length > 0 || append.Count > 0))
        {
            throw reader.Damaged("the append at its end is not whole");
        }
    }
}
