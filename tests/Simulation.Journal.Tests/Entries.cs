using System.Text;

namespace Simulation.Journal.Tests;

/// <summary>Entries to append, and comparing what came back.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, 123, TimeSpan.Zero);

    public static StoredEvent Event(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));

    public static StoredCommand Command(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));

    /// <summary>An entry with events that tell their version.</summary>
    public static JournalEntry Entry(long first, string commandId, int events = 1, string by = "Ada Okafor") =>
        new(
            first,
            Noon.AddSeconds(first),
            commandId,
            by,
            [.. Enumerable.Range(0, events).Select(index => Event("moved/1", $$"""{"step":{{first + index}}}"""))]
        );

    public static async Task<AppendResult> Add(this IJournal journal, string stream, params JournalEntry[] entries) =>
        await journal.Append(stream, entries[0].First - 1, entries);

    public static async Task<List<JournalEntry>> All(this IJournal journal, string stream, long after = 0)
    {
        List<JournalEntry> entries = [];
        await foreach (var entry in journal.Read(stream, after))
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static async Task<List<string>> Names(this IJournal journal, string prefix)
    {
        List<string> names = [];
        await foreach (var name in journal.List(prefix))
        {
            names.Add(name);
        }

        return names;
    }

    /// <summary>Everything about an entry as one text, since memory does not compare by content.</summary>
    public static string Text(this JournalEntry entry) =>
        $"{entry.First} {entry.At:O} {entry.CommandId} {entry.By} "
        + (entry.Command is { } command ? command.Name + Encoding.UTF8.GetString(command.Json.Span) + " " : "")
        + string.Join(' ', entry.Events.Select(stored => stored.Name + Encoding.UTF8.GetString(stored.Json.Span)));

    public static List<string> Texts(this IEnumerable<JournalEntry> entries) =>
        [.. entries.Select(entry => (entry with { At = entry.At.ToUniversalTime() }).Text())];
}
