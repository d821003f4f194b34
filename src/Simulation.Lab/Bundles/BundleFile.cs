using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Bundles;

/// <summary>
/// A bundle as text: one JSON object a line, the header first, then each entry, the end last (docs/run-bundle.md).
/// </summary>
public static class BundleFile
{
    /// <summary>Written into the first line; any other value is refused.</summary>
    public const string Format = "whitecell-bundle/1";

    /// <summary>Characters of the longest file that is read.</summary>
    private const int Longest = 64 * 1024 * 1024;

    /// <summary>Whether a file begins as a bundle does.</summary>
    public static bool IsBundle(string firstLine) =>
        firstLine.StartsWith($$"""{"format":"{{Format[..^1]}}""", StringComparison.Ordinal);

    public static void Write(RunBundle bundle, TextWriter to)
    {
        Line(
            to,
            new Header(
                Format,
                bundle.Engine,
                bundle.OpenedAt.ToUniversalTime(),
                Node(StoredEvents.Write(bundle.Opened).Json),
                EventHash.Of(bundle.Opened)
            )
        );
        foreach (var entry in bundle.Entries)
        {
            var (name, json) = StoredCommands.Write(entry.Command);
            var command = new NamedData(name, Node(json));
            Line(to, new Entry(entry.At.ToUniversalTime(), entry.By.ToString(), command, entry.Events, entry.Hash));
        }

        Line(to, new End(bundle.Ending, bundle.Entries.Length, bundle.State));
    }

    /// <exception cref="BundleException">It is no bundle, of another format, or cut off.</exception>
    public static RunBundle Read(TextReader from)
    {
        var number = 0;
        try
        {
            var header = Next<Header>(from, ref number);
            if (header.Format != Format)
                throw new BundleException($"The bundle has the format {header.Format}, not {Format}.");
            var opened = (SessionOpened)StoredEvents.Read("session-opened", Bytes(header.Opened));
            var entries = ImmutableArray.CreateBuilder<BundleEntry>();
            while (true)
            {
                var line = NextLine(from, ref number);
                if (line.TryGetPropertyValue("ending", out _))
                {
                    var end = Parse<End>(line);
                    if (end.Entries != entries.Count)
                        throw new BundleException($"The bundle has {entries.Count} entries, and says {end.Entries}.");
                    var bundle = new RunBundle(header.Engine, header.At, opened, entries.ToImmutable(), end.Ending);
                    return end.State == bundle.State && header.Hash == EventHash.Of(opened)
                        ? bundle
                        : throw new BundleException("The bundle is damaged: its hashes do not fit together.");
                }

                var entry = Parse<Entry>(line);
                entries.Add(
                    new BundleEntry(
                        entry.At,
                        CommandAuthor.Parse(entry.By),
                        StoredCommands.Read(entry.Command.Name, Bytes(entry.Command.Data)),
                        entry.Events,
                        entry.Hash
                    )
                );
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or FormatException)
        {
            throw new BundleException($"Line {number} of the bundle cannot be read.", broken);
        }
    }

    /// <summary>Reads the bundle at a path.</summary>
    /// <exception cref="BundleException">As the other, or the file cannot be opened.</exception>
    public static RunBundle Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Longest })
                throw new BundleException($"{path} is larger than {Longest / 1024 / 1024} MiB.");
            using var file = File.OpenText(path);
            return Read(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BundleException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static JsonObject NextLine(TextReader from, ref int number)
    {
        number++;
        return from.ReadLine() is { } line
            ? JsonNode.Parse(line) as JsonObject ?? throw new JsonException()
            : throw new BundleException("The bundle is cut off: its last line is missing.");
    }

    private static T Next<T>(TextReader from, ref int number) => Parse<T>(NextLine(from, ref number));

    private static T Parse<T>(JsonObject line) => line.Deserialize<T>(Json.Options) ?? throw new JsonException();

    private static void Line<T>(TextWriter to, T line) => to.Write(JsonSerializer.Serialize(line, Json.Options) + "\n");

    private static JsonNode Node(byte[] json) => JsonNode.Parse(json)!;

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Json.Options);

    private sealed record Header(string Format, string Engine, DateTimeOffset At, JsonNode Opened, string Hash);

    private sealed record Entry(DateTimeOffset At, string By, NamedData Command, Sequence<string> Events, string Hash);

    private sealed record NamedData(string Name, JsonNode Data);

    private sealed record End(string Ending, int Entries, string State);
}
