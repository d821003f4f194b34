using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// A session for the holder of a ticket, as a file in the format of docs/journal-format.md with hashes of its own. What
/// only the people of a role ever read is in none, and an entry with nothing else has no line.
/// </summary>
internal static class JournalDownload
{
    /// <summary>The form without names and without what people wrote.</summary>
    public const string Pseudonyms = "pseudonyms";

    private const string Whole = "facilitator";

    /// <summary>What the facilitator gets: the events of the journal.</summary>
    /// <param name="pseudonymised">Whether names and free text are replaced.</param>
    public static async Task Write(
        IJournal journal,
        string id,
        bool pseudonymised,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        using var copy = CopyOf(id, pseudonymised ? Pseudonyms : Whole, output);
        var people = new PseudonymousEvents();
        await foreach (var entry in journal.Read("session/" + id, 0, cancellationToken))
        {
            var by = CommandAuthor.Parse(entry.By);
            var events = entry
                .Events.Where(stored => !StoredEvents.Read(stored.Name, stored.Json.Span).StaysWithPeople())
                .Select(stored => (stored.Name, Fields: FieldsOf(stored)))
                .ToList();
            if (pseudonymised)
                events = events.ConvertAll(e => (e.Name, people.Of(e.Name, e.Fields)));
            await copy.Write(
                entry.At,
                pseudonymised ? people.Of(by) : entry.By,
                [.. events.Select(e => Stored(e.Name, e.Fields))],
                cancellationToken
            );
        }
    }

    /// <summary>What everybody else gets: the notices of the own screen.</summary>
    public static async Task Write(
        IEnumerable<ToldEntry> told,
        string id,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        using var copy = CopyOf(id, "told", output);
        foreach (var entry in told)
        {
            await copy.Write(
                entry.At,
                CommandAuthor.Server.ToString(),
                [.. entry.Notices.Select(notice => Stored("told", notice))],
                cancellationToken
            );
        }
    }

    private static NdjsonCopyWriter CopyOf(string id, string form, Stream output) => new(output, "session/" + id, form);

    // The hash of a ticket and the digest of an attempt to join are of no use to a reader, and are left out.
    private static JsonObject FieldsOf(StoredEvent stored)
    {
        var fields = JsonNode.Parse(stored.Json.Span)!.AsObject();
        fields.Remove("ticketHash");
        fields.Remove("join");
        return fields;
    }

    private static StoredEvent Stored<T>(string name, T data) =>
        new(name, JsonSerializer.SerializeToUtf8Bytes(data, Json.Options));
}
