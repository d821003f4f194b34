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
        "No session has this code; please check it."
    );

    public static void MapJoining(this WebApplication app)
    {
        app.MapGet("/api/join/{code}", Preview).AddEndpointFilter(TransientFaults.Filter);
        app.MapPost("/api/join", Join).AddEndpointFilter(TransientFaults.Filter);
    }

    private static async Task<IResult> Preview(string code, HttpContext http, Guessing guessing, IGrainFactory grains)
    {
        var session = await Find(code, http, guessing, grains);
        return session is null ? Responses.Refuse(UnknownCode) : Responses.Of(await session.Preview());
    }

    // The request has an id of the client's making, so that a call which got no answer can be made again.
    private static async Task<IResult> Join(
        JsonBody<JoinRequest> body,
        HttpContext http,
        Guessing guessing,
        JoinLimit limit,
        IGrainFactory grains
    )
    {
        var read = await body.Read();
        if (read.Value is not { } request)
            return Responses.Refuse(read.Refusal!);
        if (await Find(request.Code, http, guessing, grains) is not { } session)
            return Responses.Refuse(UnknownCode);
        return limit.Admits(http) ? Responses.Of(await session.Join(request)) : Responses.Refuse(SecuritySetup.TooMany);
    }

    /// <returns>The session that has a code as somebody typed it; null for none.</returns>
    private static async Task<ISessionGrain?> Find(
        string typed,
        HttpContext http,
        Guessing guessing,
        IGrainFactory grains
    )
    {
        var session = JoinCode.Read(typed) is { } code ? await grains.GetGrain<IJoinCodeGrain>(code).Find() : null;
        await guessing.Codes.Wait(http, isWrong: session is null);
        return session is null ? null : grains.GetGrain<ISessionGrain>(session);
    }
}
