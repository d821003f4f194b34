using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>What an autopilot wants.</summary>
/// <param name="Command">What it does now; null when that is nothing.</param>
/// <param name="AskAgain">
/// Game time, seconds, at which it wants to be asked again although nothing has happened until then.
/// </param>
public readonly record struct Intention(SeatCommand? Command, long? AskAgain = null);
