using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;

namespace Simulation.Rules.Sessions;

/// <summary>Facilitator: begins the first round; roles without a person go to their autopilots.</summary>
public sealed record StartSession : SeatCommand;

public sealed record PauseClock : SeatCommand;

public sealed record ResumeClock : SeatCommand;

/// <param name="Pace">Game seconds per real second, 0.1 to 3600.</param>
public sealed record SetPace(decimal Pace) : SeatCommand;

/// <summary>Facilitator: moves the end of the current round.</summary>
/// <param name="Minutes">Game minutes, 1 to 1,440.</param>
public sealed record ExtendRound(int Minutes) : SeatCommand;

/// <summary>
/// Facilitator: moves the deadline of a round in play over days; later ones that it would reach move by as much.
/// </summary>
/// <param name="Round">From 0: the current one or a later one.</param>
/// <param name="At">Real time, after now and after the deadline of the round before; within 400 days.</param>
public sealed record MoveDeadline(int Round, DateTimeOffset At) : SeatCommand;

/// <summary>
/// Facilitator: gives a role time beyond the end of rounds, in which only such roles act. Between the role and the
/// facilitator. At least one of the two.
/// </summary>
/// <param name="Minutes">Real minutes for the present round, 0 to 120; from now on when it is closing already.</param>
/// <param name="Percent">A share of each round's length, 0 to 200; 0 for none.</param>
public sealed record GiveExtraTime(string Role, int? Minutes = null, int? Percent = null) : SeatCommand;

/// <summary>Facilitator: ends a role's extra time of the present round; its share of later rounds stays.</summary>
public sealed record EndExtraTime(string Role) : SeatCommand;

/// <summary>Facilitator: ends the current round.</summary>
/// <param name="Round">From 0: the one that is meant, if it is still that; refused as too late when it is over.</param>
public sealed record EndRound(int? Round = null) : SeatCommand;

public sealed record EndSession : SeatCommand;

/// <param name="Text">1 to 1,000 characters, to every screen.</param>
public sealed record Announce(string Text) : SeatCommand;

/// <summary>Facilitator: hands a role to its autopilot, or back to its people.</summary>
public sealed record HandRole(string Role, bool ToAutopilot) : SeatCommand;

public sealed record LockSession(bool Locked) : SeatCommand;

/// <summary>Facilitator: takes a seat away; its ticket is void at once.</summary>
public sealed record RemoveSeat(string Seat) : SeatCommand;

/// <summary>Facilitator: takes away all seats of a kind at once; their tickets are void.</summary>
/// <param name="Keep">Seats that stay; none when left out.</param>
public sealed record FreePlaces(SeatGroup Group, Sequence<string> Keep = default) : SeatCommand;

/// <summary>Facilitator: how the autopilot of a role weighs its choices from now on.</summary>
public sealed record SetTemperament(string Role, Temperament Temperament) : SeatCommand;

/// <summary>Facilitator: how the autopilot of a role decides from now on.</summary>
/// <param name="Assistant">
/// The model, for <see cref="Strategy.Assistant"/>. The server fills it in; what a client sends is replaced.
/// </param>
public sealed record SetStrategy(string Role, Strategy Strategy, AssistantModel? Assistant = null) : SeatCommand;

/// <summary>Facilitator: writes a note into the record that nobody else is ever told.</summary>
/// <param name="Text">1 to 2,000 characters.</param>
public sealed record TakeNote(string Text) : SeatCommand;

/// <summary>
/// Facilitator: moves the stopped clock on and lets happen what falls due on the way; it stays stopped.
/// </summary>
/// <param name="Minutes">
/// Game minutes, 1 to 1,440; to the next thing that is due, the end of the round included, when left out.
/// </param>
public sealed record StepClock(int? Minutes = null) : SeatCommand;

/// <summary>Facilitator: lets a person play but not talk or argue, or talk again.</summary>
public sealed record MuteSeat(string Seat, bool Muted) : SeatCommand;

/// <summary>
/// Facilitator: lets a role play its moves of this round again. What was played stays as it happened, and what is
/// sealed stays sealed.
/// </summary>
public sealed record GiveMovesBack(string Role) : SeatCommand;

/// <summary>
/// Facilitator: speaks as an institution that nobody plays, to its listeners as if it had spoken itself.
/// </summary>
/// <param name="To">Roles; empty for everybody.</param>
/// <param name="Text">1 to 1,000 characters.</param>
public sealed record SpeakAs(string Role, Sequence<string> To, string Text) : SeatCommand;

/// <summary>Facilitator: gives a player another role that has room, or none.</summary>
public sealed record MoveSeat(string Seat, string? Role) : SeatCommand;
