using System.Security.Cryptography;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class OpeningEndpoints
{
    private static readonly Refusal KeyNeeded = new(
        RefusalCode.HostKeyNeeded,
        "Opening a session needs the host key: the operator's own, or the one that the server printed at its start."
    );

    public static void MapOpening(this WebApplication app) =>
        app.MapPost("/api/sessions", Open).RequireRateLimiting(SecuritySetup.Openings);

    private static async Task<IResult> Open(
        HttpContext http,
        HostKeyCheck key,
        ScenarioFolder scenarios,
        IGrainFactory grains
    )
    {
        if (!await key.Opens(http))
            return Responses.Refuse(KeyNeeded);
        var read = await RequestJson.Read<OpenSessionRequest>(http.Request);
        if (read.Value is not { } request)
            return Responses.Refuse(read.Refusal!);
        if (scenarios.Read().Find(request.Scenario) is not { Pack: { } pack })
            return Responses.Refuse(
                new Refusal(RefusalCode.ScenarioRefused, "There is no such scenario, or it has errors.")
            );

        // Drawn here, so that a call which got no answer can be made again: the session knows its facilitator by the
        // ticket.
        var session = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12);
        var ticket = Ticket.Draw();
        var code = JoinCode.Draw();
        return await TransientFaults.Answer(
            http,
            async () =>
            {
                while (!await grains.GetGrain<IJoinCodeGrain>(code).Claim(session))
                    code = JoinCode.Draw();
                return Responses.Of(await grains.GetGrain<ISessionGrain>(session).Open(pack, request, code, ticket));
            }
        );
    }
}
