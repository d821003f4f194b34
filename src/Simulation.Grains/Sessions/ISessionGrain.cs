using Orleans.Concurrency;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>One table, keyed by session id: the only one who writes its journal.</summary>
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins the session; the answer holds the facilitator's ticket.</summary>
    Task<Answer<SessionOpenedReply>> Open(ScenarioPack pack, OpenSessionRequest request, string code);

    Task<Answer<JoinPreview>> Preview();

    Task<Answer<JoinReply>> Join(JoinRequest request);

    /// <summary>Whom a ticket belongs to.</summary>
    Task<Answer<Admission>> Admit(string ticket);

    /// <summary>A fresh snapshot, or the batches missed since <paramref name="after"/> if the stream is still the same.</summary>
    Task<Entrance> Enter(string ticket, string? stream, long? after);

    Task<Receipt> Submit(string ticket, CommandEnvelope envelope);

    /// <summary>
    /// Tells that a host wants to hear of this session and which seats are connected there. Each call replaces the
    /// one before and renews the lease.
    /// </summary>
    /// <param name="reached">
    /// Up to where those who are there were told. If the session has moved and knows nothing of the host, they get what
    /// they have missed meanwhile.
    /// </param>
    /// <returns>Why the host cannot be told now, although it is noted who is there.</returns>
    Task<Refusal?> Watch(string host, ISessionWatcher watcher, Sequence<string> online, Sequence<Reached> reached = default);

    Task Unwatch(string host);

    /// <summary>What the role of the ticket's owner may expect of a choice; nothing is changed by asking.</summary>
    Task<Answer<ExpectedReply>> Expect(string ticket, MoveChoice choice);

    Task<Answer<Debrief>> Debrief(string ticket);

    /// <summary>The finished session as tables, for whoever has a seat in it.</summary>
    Task<Answer<DataExport>> Data(string ticket);

    /// <summary>Whether the ticket's owner may read the journal: the facilitator always, others in the debrief.</summary>
    Task<Answer<JournalAccess>> MayExport(string ticket);

    /// <summary>What a role flown by its autopilot sees now; null when there is nothing for it to do.</summary>
    Task<Situation?> Situation(string role);

    /// <summary>Carries out what the autopilot of a role has chosen in a situation; once, however often and wherever it is asked.</summary>
    Task<Refusal?> Act(string role, string thinkKey, SeatCommand command);

    /// <summary>Tells that a role's people have been gone for the grace time, or are back.</summary>
    Task Absent(string role, bool absent);

    /// <summary>Deletes the session and its code for good when nothing has happened in it for the retention period.</summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> Expire();

    /// <summary>The journal is said to be at a version; another host may have written.</summary>
    [OneWay]
    Task Grown(long version);

    /// <summary>This host has begun or ceased to be the one that acts for the session of its own accord.</summary>
    [OneWay]
    Task LeadChanged();

    /// <summary>Another host's activation of this session says something.</summary>
    [OneWay]
    Task Heard(string host, string text);
}

/// <summary>
/// What a host hears of the sessions it watches. A session says the next thing to a host when the one before has arrived:
/// messages between two silos may overtake each other, and who has lost a role must hear of that before its next batch.
/// </summary>
public interface ISessionWatcher : IGrainObserver
{
    /// <param name="batches">At most one for each viewer.</param>
    Task Told(string session, Sequence<ViewerBatch> batches);

    Task Present(string session, Presence presence);

    /// <summary>The seat is gone, or sees with other eyes from now on.</summary>
    Task Dismissed(string session, string seat, Dismissed dismissed);
}

/// <summary>What is new for one viewer.</summary>
/// <param name="Viewer">Key of the viewer whose seats are to get it.</param>
/// <param name="To">The number that the viewer is at with it.</param>
/// <param name="Batch">A <see cref="Batch"/> as JSON.</param>
[Immutable]
public sealed record ViewerBatch(string Viewer, long To, ReadOnlyMemory<byte> Batch);

/// <summary>Up to where a connected seat was told.</summary>
/// <param name="Viewer">Key of the viewer whose batches it got.</param>
/// <param name="At">Number of the last one.</param>
public sealed record Reached(string Seat, string Viewer, long At);

/// <param name="Viewer">Key of the viewer that the seat sees with.</param>
public sealed record Admission(SeatIdentity You, string Viewer);

/// <param name="Viewer">Key of the viewer that the seat sees with; null when refused.</param>
/// <param name="At">Number of the last batch that the answer holds; null when refused.</param>
public sealed record Entrance(EnterReply Reply, string? Viewer, long? At)
{
    public static Entrance Refused(Refusal refusal) => new(new EnterReply(refusal, null, null), null, null);
}

/// <summary>What an autopilot decides on: the world as its role knows it, and nothing else.</summary>
/// <param name="ThinkKey">Names this decision for the dice and for the journal.</param>
/// <param name="Now">Real time at the table.</param>
[Immutable]
public sealed record Situation(World World, string ThinkKey, DateTimeOffset Now);

/// <summary>That somebody may read the journal.</summary>
/// <param name="Whole">With what only the facilitator ever reads: notes, and answers to the questions.</param>
public sealed record JournalAccess(bool Whole);
