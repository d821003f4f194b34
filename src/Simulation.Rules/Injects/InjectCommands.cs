using Simulation.Rules.Adjustments;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Injects;

/// <summary>
/// Facilitator: lets an inject of the list happen now that has not happened yet, paused or not, skipped or not.
/// </summary>
/// <param name="Inject">The scenario's, or one that was added.</param>
/// <param name="ToAll">Whether everybody is told, not only those whom it names.</param>
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

/// <summary>Facilitator: adds an inject to the list of events, for later; also before the start.</summary>
/// <param name="Timing">Any but the scenario's.</param>
public sealed record PlanInject(InjectContent Content, InjectTiming Timing) : SeatCommand;

/// <summary>Facilitator: changes what an inject says and changes that has not happened yet.</summary>
/// <param name="Inject">The scenario's, or one that was added.</param>
/// <param name="Content">All of it, as it is to be.</param>
public sealed record EditInject(string Inject, InjectContent Content) : SeatCommand;

/// <summary>
/// Facilitator: changes when an inject happens that has not happened yet; the conditions that the scenario has for it
/// no longer count, and one that is skipped happens again.
/// </summary>
/// <param name="Inject">The scenario's, or one that was added.</param>
public sealed record ScheduleInject(string Inject, InjectTiming Timing) : SeatCommand;

/// <summary>
/// Facilitator: keeps an inject from happening other than by hand, or takes that back while its time has not passed.
/// </summary>
/// <param name="Inject">The scenario's, or one that was added.</param>
public sealed record SkipInject(string Inject, bool Skipped) : SeatCommand;
