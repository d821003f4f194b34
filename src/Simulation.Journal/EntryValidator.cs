using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Simulation.Journal;

/// <summary>What any journal demands of entries before it stores them, so that it can always read them back.</summary>
internal static class EntryValidator
{
    /// <summary>How deep the JSON of an event may nest. Its line nests three deeper.</summary>
    public const int MaxDepth = 200;

    /// <summary>The longest line, in bytes.</summary>
    public const int MaxLine = 32 * 1024 * 1024;

    private const int MaxText = 128;

    public static void Check(long expectedVersion, IReadOnlyList<JournalEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        if (entries.Count == 0)
        {
            throw new ArgumentException("An append needs an entry.", nameof(entries));
        }

        HashSet<string>? ids = entries.Count > 1 ? [] : null;
        var next = expectedVersion + 1;
        foreach (var entry in entries)
        {
            if (entry.First != next)
            {
                throw new ArgumentException($"The entry should begin at {next}, not {entry.First}.", nameof(entries));
            }

            Check(entry);
            if (ids?.Add(entry.CommandId) == false)
            {
                throw new ArgumentException($"The append holds command '{entry.CommandId}' twice.", nameof(entries));
            }

            next = entry.Last + 1;
        }
    }

    private static void Check(JournalEntry entry)
    {
        if (!IsToken(entry.CommandId))
        {
            throw new ArgumentException("A command id is 1 to 128 printable ASCII characters.", nameof(entry));
        }

        if (!IsText(entry.By))
        {
            throw new ArgumentException("Who gave a command is 1 to 128 printable characters.", nameof(entry));
        }

        if (entry.Events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An entry needs an event.", nameof(entry));
        }

        long size = 1024;
        if (entry.Command is { } command)
        {
            size += Check("A command", command.Name, command.Json.Span);
        }

        foreach (var stored in entry.Events)
        {
            size += Check("An event", stored.Name, stored.Json.Span);
        }

        if (size > MaxLine)
        {
            throw new ArgumentException($"An entry may have {MaxLine} bytes.", nameof(entry));
        }
    }

    /// <returns>At most how many bytes it takes in its line.</returns>
    private static int Check(string what, string? name, ReadOnlySpan<byte> json)
    {
        if (!IsToken(name))
        {
            throw new ArgumentException($"{what} has a name of 1 to 128 printable ASCII characters.", nameof(name));
        }

        if (json.ContainsAny((byte)'\n', (byte)'\r') || !Utf8.IsValid(json))
        {
            throw new ArgumentException($"The JSON of '{name}' is not one line of UTF-8.", nameof(json));
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read()) { }
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The JSON of '{name}' is not valid: {error.Message}", error);
        }

        return json.Length + name!.Length + 32;
    }

    private static bool IsToken(string? text) =>
        text is { Length: > 0 and <= MaxText } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool IsText(string? text)
    {
        if (text is not { Length: > 0 and <= MaxText })
        {
            return false;
        }

        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            if (
                Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done
                || Rune.IsControl(rune)
            )
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }
}
