using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>
/// What remains of a session: its debrief, its tables and its journal, for whoever has a ticket to it.
/// </summary>
public static class RecordEndpoints
{
    public static void MapRecords(this WebApplication app)
    {
        app.MapGet("/api/sessions/{id}/debrief", Debrief);
        app.MapGet(
            "/api/sessions/{id}/data/sessions.csv",
            (string id, HttpRequest http, IGrainFactory grains) =>
                Data(id, http, grains, "sessions", data => data.Sessions)
        );
        app.MapGet(
            "/api/sessions/{id}/data/decisions.csv",
            (string id, HttpRequest http, IGrainFactory grains) =>
                Data(id, http, grains, "decisions", data => data.Decisions)
        );
        app.MapGet(
            "/api/sessions/{id}/data/codebook.csv",
            (string id, HttpRequest http, IGrainFactory grains) =>
                Data(id, http, grains, "codebook", data => data.Codebook)
        );
        app.MapGet("/api/sessions/{id}/journal", Journal);
    }

    private static async Task<IResult> Debrief(string id, HttpRequest http, IGrainFactory grains)
    {
        if (Bearer.Of(http) is not { } ticket)
            return Refusals.Result(Refusals.TicketNeeded);
        if (!SessionId.IsValid(id))
            return Refusals.Result(SessionId.Unknown);
        return await TransientFaults.Try(
            http.HttpContext,
            async () =>
            {
                var answer = await grains.GetGrain<ISessionGrain>(id).Debrief(ticket);
                return answer.Value is { } debrief
                    ? Results.Json(debrief, Json.Options)
                    : Refusals.Result(answer.Refusal!);
            }
        );
    }

    private static async Task<IResult> Data(
        string id,
        HttpRequest http,
        IGrainFactory grains,
        string name,
        Func<DataExport, string> table
    )
    {
        if (Bearer.Of(http) is not { } ticket)
            return Refusals.Result(Refusals.TicketNeeded);
        if (!SessionId.IsValid(id))
            return Refusals.Result(SessionId.Unknown);
        return await TransientFaults.Try(
            http.HttpContext,
            async () =>
            {
                var answer = await grains.GetGrain<ISessionGrain>(id).Data(ticket);
                return answer.Value is { } data
                    ? Results.File(
                        Encoding.UTF8.GetBytes(table(data)),
                        "text/csv; charset=utf-8",
                        $"whitecell-{id}-{name}.csv"
                    )
                    : Refusals.Result(answer.Refusal!);
            }
        );
    }

    private static async Task<IResult> Journal(string id, HttpContext http, IGrainFactory grains, IJournal journal)
    {
        if (Bearer.Of(http.Request) is not { } ticket)
            return Refusals.Result(Refusals.TicketNeeded);
        if (!SessionId.IsValid(id))
            return Refusals.Result(SessionId.Unknown);
        return await TransientFaults.Try(
            http,
            async () =>
            {
                var answer = await grains.GetGrain<ISessionGrain>(id).MayExport(ticket);
                return answer.Value is { } access
                    ? Results.Stream(
                        output => Write(journal, id, access.Whole, output, http.RequestAborted),
                        "application/x-ndjson",
                        $"whitecell-{id}.ndjson"
                    )
                    : Refusals.Result(answer.Refusal!);
            }
        );
    }

    private static async Task Write(
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

    // The hash of a ticket and the digest of an attempt to join are of no use to a reader, and nobody's to give away.
    private static JsonNode EventOf(StoredEvent stored)
    {
        var fields = JsonNode.Parse(stored.Json.Span)!.AsObject();
        fields.Remove("ticketHash");
        fields.Remove("join");
        return new JsonObject { ["name"] = stored.Name, ["event"] = fields };
    }
}
