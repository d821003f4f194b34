using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class OpeningEndpoints
{
    private static readonly Refusal KeyNeeded = new(
        RefusalCode.HostKeyNeeded,
        "Opening a session needs the host key: the operator's own, or the one that the server printed at its start."
    );

    private static readonly Refusal NoScenario = new(
        RefusalCode.ScenarioRefused,
        "There is no such scenario, or it has errors."
    );

    public static void MapOpening(this WebApplication app)
    {
        app.MapPost("/api/sessions", Open).RequireRateLimiting(SecuritySetup.Openings);
        app.MapPost("/api/sessions/alone", PlayAlone).RequireRateLimiting(SecuritySetup.Openings);
        app.MapPost("/api/classes", OpenClass).RequireRateLimiting(SecuritySetup.Openings);
    }

    private static async Task<IResult> Open(
        HttpContext http,
        HostKeyCheck key,
        ScenarioFolder scenarios,
        IGrainFactory grains
    )
    {
        var read = await Read<OpenSessionRequest>(http, key, scenarios, request => request.Scenario);
        if (read.Value is not var (request, pack))
            return Responses.Refuse(read.Refusal!);

        // Drawn here, so that a call which got no answer can be made again: the session knows its facilitator by the
        // ticket.
        var session = SessionId.Draw();
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

    private static async Task<IResult> PlayAlone(
        HttpContext http,
        HostKeyCheck key,
        ScenarioFolder scenarios,
        JoinKey joinKey,
        TimeProvider time,
        IGrainFactory grains
    )
    {
        var read = await Read<PlayAloneRequest>(http, key, scenarios, request => request.Scenario);
        if (read.Value is not var (request, pack))
            return Responses.Refuse(read.Refusal!);
        if (PlayingAlone.Refuse(pack, request, time.GetUtcNow()) is { } refusal)
            return Responses.Refuse(refusal);

        var (facilitatorTicket, playerTicket) = (Ticket.Draw(), Ticket.Draw());
        return await TransientFaults.Answer(
            http,
            async () =>
            {
                // Session and code follow from the attempt, so that the same attempt finds them again at any server.
                var session = await joinKey.IdOf("alone/session", request.Id);
                var code = await ClaimCode(joinKey, "alone", request.Id, code => Grain(code).Claim(session));
                var drawn = new AloneDraws(code, facilitatorTicket, playerTicket);
                return Responses.Of(await grains.GetGrain<ISessionGrain>(session).PlayAlone(pack, request, drawn));
            }
        );

        IJoinCodeGrain Grain(string code) => grains.GetGrain<IJoinCodeGrain>(code);
    }

    private static async Task<IResult> OpenClass(
        HttpContext http,
        HostKeyCheck key,
        ScenarioFolder scenarios,
        JoinKey joinKey,
        TimeProvider time,
        IGrainFactory grains
    )
    {
        var read = await Read<OpenClassRequest>(http, key, scenarios, request => request.Scenario);
        if (read.Value is not var (request, pack))
            return Responses.Refuse(read.Refusal!);
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return Responses.Refuse(ClientCommandId.Refuse(ClientCommandId.SecretAtLeast));
        if (ClassOpenedFactory.Of("", pack, request, "", "", time.GetUtcNow()).Refusal is { } refusal)
            return Responses.Refuse(refusal);

        return await TransientFaults.Answer(
            http,
            async () =>
            {
                // They follow from the attempt, whose id only its client knows, so that it can be made again.
                var id = await joinKey.IdOf("class/id", request.Id);
                var ticket = await joinKey.DigestOf("class/ticket", request.Id);
                var code = await ClaimCode(joinKey, "class", request.Id, code => Grain(code).ClaimForClass(id));
                return Responses.Of(await grains.GetGrain<IClassGrain>(id).Open(pack, request, code, ticket));
            }
        );

        IJoinCodeGrain Grain(string code) => grains.GetGrain<IJoinCodeGrain>(code);
    }

    private sealed record Asked<T>(T Request, ScenarioPack Pack);

    /// <summary>What every opening needs: the host key, a message that can be read, and its scenario.</summary>
    private static async Task<Result<Asked<T>>> Read<T>(
        HttpContext http,
        HostKeyCheck key,
        ScenarioFolder scenarios,
        Func<T, string> scenarioOf
    )
        where T : class
    {
        if (!await key.Opens(http))
            return KeyNeeded;
        var read = await RequestJson.Read<T>(http.Request);
        if (read.Value is not { } request)
            return read.Refusal!;
        return scenarios.Read().Find(scenarioOf(request)) is { Pack: { } pack }
            ? new Asked<T>(request, pack)
            : NoScenario;
    }

    private static async Task<string> ClaimCode(
        JoinKey joinKey,
        string kind,
        string attempt,
        Func<string, Task<bool>> claim
    )
    {
        for (var draw = 0; ; draw++)
        {
            var code = JoinCode.From(await joinKey.DigestOf($"{kind}/code/{draw}", attempt));
            if (await claim(code))
                return code;
        }
    }
}
