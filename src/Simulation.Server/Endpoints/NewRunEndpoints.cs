using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>Opens sessions that begin where another one stood, for that one's facilitator.</summary>
public static class NewRunEndpoints
{
    /// <summary>Where the host key is, because the ticket is in the usual place.</summary>
    public const string HostKeyHeader = "Whitecell-Host-Key";

    private static readonly Refusal _ticketNeeded = new(
        RefusalCode.WrongTicket,
        "This needs the ticket of a seat in the session."
    );

    private static readonly Refusal _keyNeeded = new(
        RefusalCode.HostKeyNeeded,
        $"Opening a session needs the host key, in the header '{HostKeyHeader}'."
    );

    public static void MapRuns(this WebApplication app) =>
        app.MapPost("/api/sessions/{id}/runs", Open)
            .RequireRateLimiting(SecuritySetup.Openings)
            .AddEndpointFilter(
                new SessionRequestFilter(http => new(Bearer.Of(http.Request) is null ? _ticketNeeded : null))
            );

    private static async Task<IResult> Open(
        SessionCall call,
        JsonBody<OpenRunRequest> body,
        HttpContext http,
        HostKeyCheck key,
        IGrainFactory grains
    )
    {
        if (!await key.Opens(http, http.Request.Headers[HostKeyHeader].ToString()))
            return Responses.Refuse(_keyNeeded);
        var read = await body.Read();
        if (read.Value is not { } request)
            return Responses.Refuse(read.Refusal!);
        if (await call.Session.RefuseRun(call.Ticket) is { } refusal)
            return Responses.Refuse(refusal);

        // Drawn once, so that a call which got no answer can be made again.
        var (session, ticket, code) = (SessionId.Draw(), Ticket.Draw(), JoinCode.Draw());
        return await TransientFaults.Answer(
            http,
            async () =>
            {
                while (!await grains.GetGrain<IJoinCodeGrain>(code).Claim(session))
                    code = JoinCode.Draw();
                var run = new RunDraws(call.Id, call.Ticket, code);
                return Responses.Of(await grains.GetGrain<ISessionGrain>(session).OpenRun(run, request, ticket));
            }
        );
    }
}
