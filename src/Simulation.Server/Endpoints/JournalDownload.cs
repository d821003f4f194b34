using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Journal;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>A session's journal for the holder of a ticket: one line of JSON for each entry.</summary>
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
            await output.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(LineOf(entry, whole), Json.Options),
                cancellationToken
            );
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private static JsonObject LineOf(JournalEntry entry, bool whole) =>
        new()
        {
            ["first"] = entry.First,
            ["at"] = entry.At,
            ["by"] = entry.By,
            ["events"] = new JsonArray([
                .. entry
                    .Events.Where(e => whole || !StoredEvents.Read(e.Name, e.Json.Span).StaysPrivate())
                    .Select(EventOf),
            ]),
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
