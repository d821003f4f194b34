using System.Security.Cryptography;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>
/// Answers requests to <c>/api/sessions/{id}/…</c> for their handlers when the caller may not ask, when no session can
/// have the id, and when the session cannot be reached. It calls the handler again while waiting may help.
/// </summary>
/// <param name="mayAsk">Null when the caller may.</param>
internal sealed class SessionRequestFilter(Func<HttpContext, ValueTask<Refusal?>> mayAsk)
    : GrainRequestFilter("session", SessionId.Unknown, mayAsk);

/// <summary>
/// What a request to a session says, as a parameter of handlers behind a <see cref="SessionRequestFilter"/>.
/// </summary>
/// <param name="Ticket">Empty when there is none.</param>
internal sealed record SessionCall(string Id, ISessionGrain Session, string Ticket)
{
    public static ValueTask<SessionCall> BindAsync(HttpContext http)
    {
        // Parameters are bound before filters run, so the id may still be none; a reference to a grain wakes nothing.
        var id = GrainRequestFilter.IdIn(http);
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        return ValueTask.FromResult(
            new SessionCall(id, grains.GetGrain<ISessionGrain>(id), Bearer.Of(http.Request) ?? "")
        );
    }
}

/// <summary>Ids of sessions as they come from outside; one that cannot be a stream's name wakes no grain.</summary>
internal static class SessionId
{
    public static readonly Refusal Unknown = new(RefusalCode.UnknownSession, "There is no such session.");

    /// <summary>An id that no session has, but for a chance that nobody lives to see.</summary>
    public static string Draw() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 12);

    public static bool IsValid(string id) => StreamName.IsValid("session/" + id);
}
