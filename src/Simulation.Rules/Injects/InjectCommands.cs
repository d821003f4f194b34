using Simulation.Rules.Adjustments;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Injects;

/// <summary>Facilitator: lets an inject of the scenario happen now that has not happened yet, paused or not.</summary>
/// <param name="ToAll">Whether everybody is told, not only those whom the scenario names.</param>
public sealed record FireInject(string Inject, bool ToAll = false) : SeatCommand;

/// <summary>Facilitator: an inject written on the spot.</summary>
/// <param name="Title">The headline, 1 to 200 characters.</param>
/// <param name="Text">0 to 2,000 characters; Markdown.</param>
/// <param name="To">Roles that are told; empty for everybody.</param>
/// <param name="Outlet">The outlet of the scenario that reports it; null for the control team.</param>
/// <param name="Adjustments">What it changes, at most 20.</param>
public sealed record WriteInject(
    string Title,
    string Text,
    Sequence<string> To,
    string? Outlet = null,
    Sequence<Adjustment> Adjustments = default
) : SeatCommand;
