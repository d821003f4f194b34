// What goes over the hub, beside the views, notices and commands that the rules define (Simulation.Rules: Visibility/,
// Sessions/SeatCommand.cs). PROTOCOL.md explains it; the TypeScript twin of every record here is generated into
// client-web/src/protocol.ts.
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol;

/// <summary>First hub call of every connection: <c>Enter(EnterRequest) → EnterReply</c>.</summary>
/// <param name="Ticket">The secret of the seat, as given at joining.</param>
/// <param name="Stream">The stream the client has followed so far; null for a fresh start.</param>
/// <param name="After">The last batch of that stream the client has.</param>
public sealed record EnterRequest(int Version, string Session, string Ticket, string? Stream, long? After);

/// <summary>Either a refusal, or a fresh snapshot, or (when the stream could be resumed) the batches missed.</summary>
/// <param name="Drafts">What the own team prepares; null without teams and without a role.</param>
public sealed record EnterReply(
    Refusal? Refusal,
    Snapshot? Snapshot,
    Sequence<Batch>? Missed,
    TeamDrafts? Drafts = null
);

/// <param name="Stream">Name of this viewer's stream; to be sent when entering again.</param>
/// <param name="At">Number of the last batch that the view holds already.</param>
/// <param name="ServerTime">Unix milliseconds, so that the browser can run the clock.</param>
/// <param name="Log">All notices so far, oldest first.</param>
/// <param name="AbsenceGraceSeconds">
/// How long the role may be without its people before its autopilot takes over, in whole seconds; null for never.
/// </param>
/// <param name="Survey">What the person itself has answered in the survey; null for nothing.</param>
public sealed record Snapshot(
    string Session,
    string Code,
    string Stream,
    long At,
    long ServerTime,
    SeatIdentity You,
    Sheet Sheet,
    View View,
    Sequence<Notice> Log,
    Presence Presence,
    int? AbsenceGraceSeconds = null,
    Sequence<SurveyResponse>? Survey = null
);

/// <param name="Role">
/// The institution, or null for the facilitator, spectators and people who have not chosen yet.
/// </param>
public sealed record SeatIdentity(string Seat, string Name, SeatKind Kind, string? Role);

/// <summary>Server to client, <c>Batch(Batch)</c>: what changed for one viewer.</summary>
/// <param name="From">The number of the batch before; anything else than the client's last number is a gap.</param>
/// <param name="To">The number after this batch.</param>
/// <param name="Changes">Changed entries of the view; an entry that is null is gone.</param>
public sealed record Batch(long From, long To, Sequence<Notice> Notices, ViewChanges Changes);

/// <summary>
/// Server to client, <c>Presence(Presence)</c>: the seats that are connected now. Not numbered, not stored.
/// </summary>
/// <param name="Away">Roles whose people are all gone, and whose autopilot will take over.</param>
public sealed record Presence(Sequence<string> Online, Sequence<AwayRole> Away = default);

/// <param name="TakesOver">When its autopilot takes over unless somebody is back; Unix milliseconds.</param>
public sealed record AwayRole(string Role, long TakesOver);

/// <summary>
/// Server to client, <c>Dismissed(Dismissed)</c>: the seat is gone, or its role changed and the client must enter
/// again.
/// </summary>
/// <param name="EnterAgain">Whether entering again with the same ticket is worth it.</param>
public sealed record Dismissed(Refusal Refusal, bool EnterAgain);

/// <summary><c>Submit(CommandEnvelope) → Receipt</c>.</summary>
/// <param name="Id">
/// Made by the client, 8 to 64 letters, digits and hyphens; the same id is never carried out twice.
/// </param>
/// <param name="Draft">
/// Id of the team's draft that the command sends, which goes with it. When several of the team send it, it is carried
/// out once, and all of them get the same answer.
/// </param>
public sealed record CommandEnvelope(string Id, SeatCommand Command, string? Draft = null);

/// <param name="Refusal">Null when it was accepted and is on disk.</param>
public sealed record Receipt(string Id, Refusal? Refusal);
