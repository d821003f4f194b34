using System.Text.Json.Serialization;
using Simulation.Rules.Autopilot;

namespace Simulation.Rules.Sessions;

/// <summary>What only the server asks; nothing of it is on the wire. The names are those that journals hold.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TakeSeat), "take-seat")]
[JsonDerivedType(typeof(ReissueTicket), "reissue-ticket")]
[JsonDerivedType(typeof(AdvanceClock), "advance-clock")]
[JsonDerivedType(typeof(HaltClock), "halt-clock")]
[JsonDerivedType(typeof(MarkClock), "mark-clock")]
[JsonDerivedType(typeof(RecoverClock), "recover-clock")]
[JsonDerivedType(typeof(RecordLateDecision), "record-late-decision")]
[JsonDerivedType(typeof(PassDeadline), "pass-deadline")]
[JsonDerivedType(typeof(TableEmpty), "table-empty")]
[JsonDerivedType(typeof(TableAttended), "table-attended")]
[JsonDerivedType(typeof(SeatAbsent), "seat-absent")]
[JsonDerivedType(typeof(SeatReturned), "seat-returned")]
[JsonDerivedType(typeof(SeatAssistant), "seat-assistant")]
[JsonDerivedType(typeof(RecordRoleView), "record-role-view")]
[JsonDerivedType(typeof(ReleaseSeat), "release-seat")]
[JsonDerivedType(typeof(UnsealDebrief), "unseal-debrief")]
[JsonDerivedType(typeof(ContinueRun), "continue-run")]
[JsonDerivedType(typeof(RecordRun), "record-run")]
public abstract record ServerCommand : Command
{
    private protected ServerCommand() { }
}

/// <param name="Seat">Drawn by the server, so that nobody can aim at somebody else's.</param>
/// <param name="Name">1 to 40 characters.</param>
/// <param name="Join">
/// By which the same attempt to join is recognised when it is asked for again: its seat gets a new ticket and keeps the
/// rest. A digest that only the server can make. Null for the facilitator, whose seat is the only one of its kind.
/// </param>
public sealed record TakeSeat(
    string Seat,
    string Name,
    string? Role,
    SeatKind Kind,
    string TicketHash,
    string? Join = null
) : ServerCommand;

/// <param name="Voids">
/// Whether the attempt to join that led to the seat is void, too: a person who repeats it gets a seat of their own.
/// </param>
public sealed record ReissueTicket(string Seat, string TicketHash, bool? Voids = null) : ServerCommand;

/// <summary>Does what the game time has brought: deadlines, scheduled injects, the end of the round.</summary>
public sealed record AdvanceClock : ServerCommand;

/// <summary>
/// Stops the clock without doing what is due, because that fails: the session stays playable for its people.
/// </summary>
public sealed record HaltClock : ServerCommand;

/// <summary>Writes down how late it is in the game, so that a restart goes on from there.</summary>
/// <param name="Elapsed">Monotonic milliseconds since the anchor of the last <see cref="ClockSet"/>.</param>
public sealed record MarkClock(long? Elapsed = null) : ServerCommand;

/// <summary>Lets the clock go on after a restart from where it stood when the session was last known to run.</summary>
public sealed record RecoverClock(DateTimeOffset LastKnown) : ServerCommand;

/// <summary>
/// The game's clock ran on before the autopilot of a role had decided, as it does when that takes too long.
/// </summary>
public sealed record RecordLateDecision(string Role) : ServerCommand;

/// <summary>
/// The deadline of a round has passed by the wall clock, as the server has made sure; nothing comes of it when the
/// round is over or its deadline has been moved.
/// </summary>
/// <param name="Round">From 0.</param>
public sealed record PassDeadline(int Round) : ServerCommand;

/// <summary>Nobody at all has been connected for the grace time.</summary>
public sealed record TableEmpty : ServerCommand;

/// <summary>Somebody is connected again.</summary>
public sealed record TableAttended : ServerCommand;

/// <summary>All people of a role have been gone for the grace time; its autopilot takes over.</summary>
public sealed record SeatAbsent(string Role) : ServerCommand;

/// <summary>Somebody of the role is back.</summary>
public sealed record SeatReturned(string Role) : ServerCommand;

/// <summary>
/// The server's language model, or its prompt, is another one than the table was told of; null when it has none.
/// </summary>
public sealed record SeatAssistant(string Role, AssistantModel? Assistant) : ServerCommand;

/// <summary>A facilitator looks at the table as a role sees it.</summary>
/// <param name="Seat">The facilitator's.</param>
public sealed record RecordRoleView(string Seat, string Role) : ServerCommand;

/// <summary>The class takes a seat away, also that of somebody who facilitates; one that is gone is no fault.</summary>
/// <param name="MovedTo">The table at which its person plays on; null when there is none.</param>
public sealed record ReleaseSeat(string Seat, int? MovedTo = null) : ServerCommand;

/// <summary>The class lets players read the debrief of this table.</summary>
public sealed record UnsealDebrief : ServerCommand;
