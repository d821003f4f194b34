using Simulation.Protocol;
using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>
/// A server that has subscribed to sessions. A session awaits each call before it makes the next one to the same
/// server: calls between two silos may overtake each other otherwise.
/// </summary>
public interface ISessionObserver : IGrainObserver
{
    /// <param name="subscription">
    /// The subscription this belongs to; messages of an earlier one may still arrive.
    /// </param>
    Task OnPublished(string session, string subscription, Publication publication);

    /// <summary>The activation that served the subscription ends: subscribe again.</summary>
    Task OnEnded(string session, string subscription);
}

/// <summary>
/// What a session publishes to a server at once, so that a seat which has lost its role cannot receive the role's next
/// batch.
/// </summary>
/// <param name="Dismissals">Take effect before the batches.</param>
/// <param name="Batches">At most one for each viewer.</param>
/// <param name="Presence">Null when it has not changed.</param>
/// <param name="Drafts">Null when no team's have changed.</param>
[Immutable]
public sealed record Publication(
    Sequence<SeatDismissal> Dismissals,
    Sequence<ViewerBatch> Batches,
    Presence? Presence,
    PublishedDrafts? Drafts = null
)
{
    /// <summary>Bytes of all batches and drafts; viewers who see the same share theirs.</summary>
    public int Bytes()
    {
        var bytes = Drafts?.Json.Length ?? 0;
        ReadOnlyMemory<byte> last = default;
        foreach (var batch in Batches)
        {
            if (!batch.Batch.Equals(last))
                bytes += batch.Batch.Length;
            last = batch.Batch;
        }

        return bytes;
    }
}

/// <summary>The seat is gone, or is another viewer from now on.</summary>
[Immutable]
public sealed record SeatDismissal(string Seat, Dismissed Dismissed);

/// <summary>What is new for one viewer.</summary>
/// <param name="Viewer">Key of the viewer whose seats are to get it.</param>
/// <param name="To">The number that the viewer is at with it.</param>
/// <param name="Batch">A <see cref="Protocol.Batch"/> as JSON.</param>
[Immutable]
public sealed record ViewerBatch(string Viewer, long To, ReadOnlyMemory<byte> Batch);

/// <summary>All drafts of a team.</summary>
/// <param name="Viewer">Key of the viewer whose seats are to get them.</param>
/// <param name="Json">A <see cref="TeamDrafts"/> as JSON.</param>
[Immutable]
public sealed record PublishedDrafts(string Viewer, ReadOnlyMemory<byte> Json);

/// <summary>That a server receives what a session publishes.</summary>
/// <param name="Id">
/// Another one than the last time means that something may have been missed: everybody connected to the server enters
/// the session again, from the number they have.
/// </param>
public sealed record Subscription(string Id);
