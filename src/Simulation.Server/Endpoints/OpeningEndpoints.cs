using System.Security.Cryptography;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class OpeningEndpoints
{
    private static readonly Refusal KeyNeeded = new(
        RefusalCode.HostKeyNeeded, "Opening a session needs the host key that the server printed at its start.");

    public static void MapOpening(this WebApplication app) =>
        app.MapPost("/api/sessions", Open).RequireRateLimiting(SecuritySetup.Openings);

    private static async Task<IResult> Open(
        HttpRequest http, HostKey key, ScenarioFolder scenarios, IGrainFactory grains)
    {
        if (!key.Opens(http)) return Refusals.Result(KeyNeeded);
        var read = await Received.Read<OpenSessionRequest>(http);
        if (read.Value is not { } request) return Refusals.Result(read.Refusal!);
        if (scenarios.Read().Find(request.Scenario) is not { Pack: { } pack })
            return Refusals.Result(new Refusal(RefusalCode.ScenarioRefused, "There is no such scenario, or it has errors."));

        var session = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12);
        return await Patience.Try(async () =>
        {
            var opened = await grains.GetGrain<ISessionGrain>(session).Open(pack, request, await Claim(grains, session));
            return opened.Value is { } reply ? Results.Json(reply, Json.Options) : Refusals.Result(opened.Refusal!);
        });
    }

    private static async Task<string> Claim(IGrainFactory grains, string session)
    {
        while (true)
        {
            var code = JoinCode.Draw();
            if (await grains.GetGrain<IJoinCodeGrain>(code).Claim(session)) return code;
        }
    }
}
