using Simulation.Grains;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

public static class JoiningEndpoints
{
    private static readonly Refusal UnknownCode = new(
        RefusalCode.UnknownSession,
        "No session has this code. Codes have six characters; please check it."
    );

    private static readonly Refusal TooManyCodes = new(
        RefusalCode.TooMany,
        "Too many unknown codes from your network; please wait a minute."
    );

    public static void MapJoining(this WebApplication app)
    {
        app.MapGet("/api/join/{code}", Preview);
        app.MapPost("/api/join", Join).RequireRateLimiting(SecuritySetup.Joins);
    }

    private static Task<IResult> Preview(string code, HttpContext http, UnknownCodes unknown, IGrainFactory grains) =>
        TransientFaults.Try(http, () => With(code, http, unknown, grains, session => session.Preview()));

    private static async Task<IResult> Join(HttpContext http, UnknownCodes unknown, IGrainFactory grains)
    {
        var read = await Received.Read<JoinRequest>(http.Request);
        if (read.Value is not { } request)
            return Refusals.Result(read.Refusal!);
        return await TransientFaults.Try(
            http,
            () => With(request.Code, http, unknown, grains, session => session.Join(request))
        );
    }

    private static async Task<IResult> With<T>(
        string typed,
        HttpContext http,
        UnknownCodes unknown,
        IGrainFactory grains,
        Func<ISessionGrain, Task<Result<T>>> ask
    )
        where T : class
    {
        if (!unknown.MayAsk(http))
            return Refusals.Result(TooManyCodes);
        if (
            JoinCode.Read(typed) is not { } code
            || await grains.GetGrain<IJoinCodeGrain>(code).Find() is not { } session
        )
        {
            unknown.Count(http);
            return Refusals.Result(UnknownCode);
        }

        var answer = await ask(grains.GetGrain<ISessionGrain>(session));
        return answer.Value is { } value ? Results.Json(value, Json.Options) : Refusals.Result(answer.Refusal!);
    }
}
