using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;

namespace Simulation.Rules.Sessions;

/// <summary>Facilitator: how the autopilot of a role weighs its choices from now on.</summary>
public sealed record SetTemperament(string Role, Temperament Temperament) : SeatCommand;

/// <summary>Facilitator: how the autopilot of a role decides from now on.</summary>
public sealed record SetStrategy(string Role, Strategy Strategy) : SeatCommand;

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

/// <summary>Facilitator: gives a player another role that nobody plays, or none.</summary>
public sealed record MoveSeat(string Seat, string? Role) : SeatCommand;
