using Simulation.Grains;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
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
        app.MapGet("/api/join/{code}", Preview).AddEndpointFilter(TransientFaults.Filter);
        app.MapPost("/api/join", Join)
            .RequireRateLimiting(SecuritySetup.Joins)
            .AddEndpointFilter(TransientFaults.Filter);
    }

    private static Task<IResult> Preview(string code, HttpContext http, UnknownCodes unknown, IGrainFactory grains) =>
        AskByCode(code, http, unknown, grains, session => session.Preview());

    // The request has an id of the client's making, so that a call which got no answer can be made again.
    private static async Task<IResult> Join(
        JsonBody<JoinRequest> body,
        HttpContext http,
        UnknownCodes unknown,
        IGrainFactory grains
    )
    {
        var read = await body.Read();
        return read.Value is { } request
            ? await AskByCode(request.Code, http, unknown, grains, session => session.Join(request))
            : Responses.Refuse(read.Refusal!);
    }

    private static async Task<IResult> AskByCode<T>(
        string typed,
        HttpContext http,
        UnknownCodes unknown,
        IGrainFactory grains,
        Func<ISessionGrain, Task<Result<T>>> ask
    )
        where T : class
    {
        if (!unknown.MayAsk(http))
            return Responses.Refuse(TooManyCodes);
        if (
            JoinCode.Read(typed) is not { } code
            || await grains.GetGrain<IJoinCodeGrain>(code).Find() is not { } session
        )
        {
            unknown.Count(http);
            return Responses.Refuse(UnknownCode);
        }

        return Responses.Of(await ask(grains.GetGrain<ISessionGrain>(session)));
    }
}
