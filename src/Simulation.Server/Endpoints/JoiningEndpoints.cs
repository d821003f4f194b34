using Simulation.Grains.Classes;
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
        "No session has this code. Please check it."
    );

    private static readonly Refusal NoSuchCharacters = new(
        RefusalCode.UnknownSession,
        "0, O, 1, I, L and U are in no code, because they look alike; please look at the code again."
    );

    public static void MapJoining(this WebApplication app)
    {
        app.MapGet("/api/join/{code}", Preview).AddEndpointFilter(TransientFaults.Filter);
        app.MapPost("/api/join", Join).AddEndpointFilter(TransientFaults.Filter);
    }

    private static async Task<IResult> Preview(string code, HttpContext http, Guessing guessing, IGrainFactory grains)
    {
        return await Find(code, http, guessing, grains) switch
        {
            { Session: { } session } => Responses.Of(await grains.GetGrain<ISessionGrain>(session).Preview()),
            { Class: { } found } => Responses.Of(await grains.GetGrain<IClassGrain>(found).Preview()),
            _ => Responses.Refuse(NoSession(code)),
        };
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
        var found = await Find(request.Code, http, guessing, grains);

        // The size of a class is the bound of those who join it; all of them may stand behind one address.
        if (found is { Class: { } classId })
        {
            return limit.AdmitsToClass(http)
                ? Responses.Of(await grains.GetGrain<IClassGrain>(classId).Join(request))
                : Responses.Refuse(SecuritySetup.TooMany);
        }

        if (found is not { Session: { } session })
            return Responses.Refuse(NoSession(request.Code));
        return limit.Admits(http)
            ? Responses.Of(await grains.GetGrain<ISessionGrain>(session).Join(request))
            : Responses.Refuse(SecuritySetup.TooMany);
    }

    private static Refusal NoSession(string typed) => JoinCode.HasConfusable(typed) ? NoSuchCharacters : UnknownCode;

    /// <returns>What has a code as somebody typed it; null for nothing.</returns>
    private static async Task<CodeTarget?> Find(string typed, HttpContext http, Guessing guessing, IGrainFactory grains)
    {
        var target = JoinCode.Read(typed) is { } code ? await grains.GetGrain<IJoinCodeGrain>(code).Find() : null;
        await guessing.Codes.Wait(http, isWrong: target is null);
        return target;
    }
}
