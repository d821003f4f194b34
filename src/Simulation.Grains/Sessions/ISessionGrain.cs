using Simulation.Grains.Assistants;
using Simulation.Grains.Classes;
using Simulation.Grains.Replays;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>One table, keyed by session id: the only one who writes its journal.</summary>
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins the session. A call with the same ticket gets the same answer again.</summary>
    /// <param name="ticket">The facilitator's, as <see cref="Ticket.Draw"/> gives it.</param>
    Task<Result<SessionOpenedReply>> Open(ScenarioPack pack, OpenSessionRequest request, string code, string ticket);

    /// <summary>
    /// Begins a session where another one stood. A call with the same ticket gets the same answer again.
    /// </summary>
    /// <param name="ticket">The facilitator's in the new session, as <see cref="Ticket.Draw"/> gives it.</param>
    Task<Result<SessionOpenedReply>> OpenRun(RunDraws run, OpenRunRequest request, string ticket);

    /// <summary>Why the ticket's owner may not open a session that begins where this one stood; null when so.</summary>
    Task<Refusal?> RefuseRun(string ticket);

    /// <summary>Writes down that a session begins where this one stood; it is deleted with this one.</summary>
    /// <param name="ticket">The facilitator's in this session.</param>
    /// <param name="session">Id of the new session.</param>
    /// <param name="entry">How many entries of this session's journal it takes over.</param>
    /// <returns>Null once it is on disk, or why there may be none.</returns>
    Task<Refusal?> RecordRun(string ticket, string session, int entry);

    /// <summary>
    /// Begins a session that one person plays: in a role, with autopilots in all others, and with the facilitator's
    /// ticket as well. It runs at once. A call with the same attempt gets the same session and seats with new tickets.
    /// </summary>
    Task<Result<PlayAloneReply>> PlayAlone(ScenarioPack pack, PlayAloneRequest request, AloneDraws drawn);

    /// <summary>Does what the class asks that the session is a table of.</summary>
    Task<TableReply> ForClass(TableInstruction instruction);

    Task<Result<JoinPreview>> Preview();

    Task<Result<JoinReply>> Join(JoinRequest request);

    /// <summary>Voids the ticket of a seat and draws another one, for the facilitator to hand out.</summary>
    /// <param name="ticket">The facilitator's.</param>
    Task<Result<JoinReply>> Reissue(string ticket, string seat);

    /// <summary>Whom a ticket belongs to.</summary>
    Task<Result<Admission>> Admit(string ticket);

    /// <summary>
    /// A fresh snapshot, or the batches missed since <paramref name="after"/> if the stream is still the same.
    /// </summary>
    Task<Entrance> Enter(string ticket, string? stream, long? after);

    /// <summary>
    /// The session's time, in which its clock is anchored; null while the session cannot be read. It follows no step of
    /// the wall clock while the game runs.
    /// </summary>
    Task<DateTimeOffset?> Now();

    /// <summary>Has a session that may sleep do what a deadline has brought.</summary>
    Task<Result<NextDeadline>> Wake();

    Task<Receipt> Submit(string ticket, CommandEnvelope envelope);

    /// <summary>
    /// Writes, votes on or discards a draft of the ticket owner's team; nothing of it is kept on disk.
    /// </summary>
    Task<DraftReply> Draft(string ticket, DraftEdit edit);

    /// <summary>
    /// A server wants to receive what is published, and says which seats are connected to it. Each call replaces the
    /// one before and renews the lease.
    /// </summary>
    Task<Result<Subscription>> Subscribe(string server, ISessionObserver observer, Sequence<string> online);

    Task Unsubscribe(string server);

    /// <summary>What the role of the ticket's owner may expect of a choice; nothing is changed by asking.</summary>
    Task<Result<ExpectedReply>> Expect(string ticket, MoveChoice choice);

    /// <summary>The table as a role sees it, for the facilitator; the journal keeps that it was asked for.</summary>
    /// <param name="ticket">The facilitator's.</param>
    Task<Result<Snapshot>> ViewAs(string ticket, string role);

    /// <summary>Whether the ticket's owner may read the debrief, and what is worked out from it.</summary>
    Task<Result<DebriefAccess>> MayReadDebrief(string ticket);

    Task<Result<Debrief>> Debrief(string ticket);

    /// <summary>Whether the ticket's owner may see the finished session again, through whose eyes.</summary>
    /// <param name="eyes">As <see cref="ReplayAccess"/> names them; null for their own.</param>
    Task<Result<ReplayAccess>> MayReplay(string ticket, string? eyes);

    /// <summary>The finished session as tables, for everybody who has a seat in it.</summary>
    /// <param name="persons">Whether to tell people apart by pseudonyms; only the facilitator may.</param>
    Task<Result<DataExport>> Data(string ticket, bool persons);

    /// <summary>
    /// Whether the ticket's owner may read the journal: the facilitator always, others in the debrief.
    /// </summary>
    Task<Result<JournalAccess>> MayExport(string ticket);

    /// <summary>
    /// What a role flown by its autopilot sees now; null when there is nothing for it to do, or when it asks from
    /// another silo.
    /// </summary>
    /// <param name="silo">
    /// Where the actor is. The world that it is shown is large, and is only ever passed by reference.
    /// </param>
    Task<Situation?> Situation(string role, SiloAddress silo);

    /// <summary>Has the autopilot of a role asked for its decision although nothing has happened.</summary>
    Task AskSoon(string role);

    /// <summary>
    /// What the language model that plays a role may be told, for one question; null when it may not be asked.
    /// </summary>
    Task<AssistantInput?> Consult(string role, SiloAddress silo);

    /// <summary>
    /// Carries out what the language model that plays a role has chosen, once, and has it say a sentence at the table.
    /// </summary>
    /// <param name="command">Null when it leaves everything as it is.</param>
    /// <param name="say">Empty for nothing.</param>
    Task<Refusal?> ActAsAssistant(string role, string thinkKey, SeatCommand? command, string say);

    /// <summary>Reports that a role's people have been gone for the grace time, or are back.</summary>
    Task Absent(string role, bool absent);

    /// <summary>
    /// Deletes the session and its code for good when nothing has happened in it for the retention period.
    /// </summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> DeleteIfExpired();

    /// <summary>Deletes the session and its code for good.</summary>
    /// <returns>Null, or why it is not deleted.</returns>
    Task<Refusal?> Delete();
}

/// <summary>What the server knows of a session that begins where another one stood.</summary>
/// <param name="Source">Id of the other session.</param>
/// <param name="SourceTicket">Its facilitator's.</param>
/// <param name="Code">What players type to join the new one.</param>
public sealed record RunDraws(string Source, string SourceTicket, string Code);

/// <summary>What the server draws for a session that one person plays.</summary>
/// <param name="FacilitatorTicket">As <see cref="Ticket.Draw"/> gives it.</param>
/// <param name="PlayerTicket">As <see cref="Ticket.Draw"/> gives it.</param>
public sealed record AloneDraws(string Code, string FacilitatorTicket, string PlayerTicket);

/// <param name="At">Real time; null when the session or class waits for none.</param>
public sealed record NextDeadline(DateTimeOffset? At);

/// <param name="Viewer">Key of the viewer that the seat sees with.</param>
public sealed record Admission(SeatIdentity You, string Viewer);

/// <param name="Viewer">Key of the viewer that the seat sees with; null when refused.</param>
/// <param name="At">Number of the last batch that the answer holds; null when refused.</param>
public sealed record Entrance(EnterReply Reply, string? Viewer, long? At)
{
    public static Entrance Refused(Refusal refusal) => new(new EnterReply(refusal, null, null), null, null);
}

/// <summary>What an autopilot decides on: the world as its role knows it, and nothing else.</summary>
/// <param name="RoundKey">Keys what the role draws in this round.</param>
/// <param name="DecisionId">Names the decision for the journal.</param>
/// <param name="Now">Real time at the table.</param>
[Immutable]
public sealed record Situation(World World, string RoundKey, string DecisionId, DateTimeOffset Now);

/// <summary>That somebody may take a copy of the journal.</summary>
/// <param name="Told">What the copy holds: what the seat was told. Null for the facilitator, who reads the journal.</param>
public sealed record JournalAccess(Sequence<ToldEntry>? Told);

/// <summary>That somebody may read the debrief.</summary>
/// <param name="Whole">With what only the facilitator ever reads: notes, and answers to the questions.</param>
public sealed record DebriefAccess(bool Whole);
