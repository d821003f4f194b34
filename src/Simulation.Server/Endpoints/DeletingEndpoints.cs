using Simulation.Grains.Sessions;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>Deletes a session for good while the server runs; only with the host key, like opening one.</summary>
public static class DeletingEndpoints
{
    private static readonly Refusal KeyNeeded = new(
        RefusalCode.HostKeyNeeded,
        "Deleting a session needs the host key."
    );

    public static void MapDeleting(this WebApplication app) =>
        app.MapDelete("/api/sessions/{id}", Delete).RequireRateLimiting(SecuritySetup.Openings);

    private static async Task<IResult> Delete(string id, HttpContext http, HostKey key, IGrainFactory grains)
    {
        if (!key.Opens(http.Request))
            return Refusals.Result(KeyNeeded);
        if (!SessionId.IsValid(id))
            return Refusals.Result(SessionId.Unknown);
        return await TransientFaults.Try(
            http,
            async () =>
                await grains.GetGrain<ISessionGrain>(id).Delete() is { } refusal
                    ? Refusals.Result(refusal)
                    : Results.NoContent()
        );
    }
}
