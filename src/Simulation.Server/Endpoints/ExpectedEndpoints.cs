using Simulation.Grains.Sessions;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>What a player may expect of a move with the numbers set so far.</summary>
public static class ExpectedEndpoints
{
    public static void MapExpected(this WebApplication app) => app.MapPost("/api/sessions/{id}/expected", Expected);

    private static async Task<IResult> Expected(string id, HttpRequest http, IGrainFactory grains)
    {
        if (Bearer.Of(http) is not { } ticket)
            return Refusals.Result(Refusals.TicketNeeded);
        if (!SessionId.IsValid(id))
            return Refusals.Result(SessionId.Unknown);
        var read = await Received.Read<MoveChoice>(http);
        if (read.Value is not { } choice)
            return Refusals.Result(read.Refusal!);
        return await TransientFaults.Try(
            http.HttpContext,
            async () =>
            {
                var answer = await grains.GetGrain<ISessionGrain>(id).Expect(ticket, choice);
                return answer.Value is { } reply ? Results.Json(reply, Json.Options) : Refusals.Result(answer.Refusal!);
            }
        );
    }
}
