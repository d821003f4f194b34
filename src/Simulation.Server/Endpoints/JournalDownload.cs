using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Journal;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// A session's journal for the holder of a ticket: one line of JSON for each entry. What only the people of a role ever
/// read is in none, and an entry with nothing else has no line.
/// </summary>
internal static class JournalDownload
{
    /// <param name="whole">Whether events are among it that stay private until the debrief.</param>
    public static async Task Write(
        IJournal journal,
        string id,
        bool whole,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await foreach (var entry in journal.Read("session/" + id, 0, cancellationToken))
        {
            var events = entry
                .Events.Select(stored => (Stored: stored, Event: StoredEvents.Read(stored.Name, stored.Json.Span)))
                .ToList();
            if (events.RemoveAll(e => e.Event.StaysWithRole()) > 0 && events.Count == 0)
                continue;
            await output.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(
                    LineOf(entry, events.Where(e => whole || !e.Event.StaysPrivate()).Select(e => e.Stored)),
                    Json.Options
                ),
                cancellationToken
            );
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private static JsonObject LineOf(JournalEntry entry, IEnumerable<StoredEvent> events) =>
        new()
        {
            ["first"] = entry.First,
            ["at"] = entry.At,
            ["by"] = entry.By,
            ["events"] = new JsonArray([.. events.Select(EventOf)]),
        };

    // The hash of a ticket and the digest of an attempt to join are of no use to a reader, and are left out.
    private static JsonNode EventOf(StoredEvent stored)
    {
        var fields = JsonNode.Parse(stored.Json.Span)!.AsObject();
        fields.Remove("ticketHash");
        fields.Remove("join");
        return new JsonObject { ["name"] = stored.Name, ["event"] = fields };
    }
}
