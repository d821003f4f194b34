using Simulation.Rules.Adjustments;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Injects;

/// <summary>
/// What facilitators have made of an inject before it happens: one of the scenario's that they changed, moved or
/// skipped, or one that they have added.
/// </summary>
/// <param name="Id">The scenario's, or written.1, written.2, … in the order of adding.</param>
/// <param name="Content">What it says and changes; null for what the scenario has.</param>
/// <param name="Timing">When it happens; null for when the scenario says.</param>
/// <param name="Skipped">Whether it does not happen, but by hand.</param>
/// <param name="Added">Whether it is none of the scenario's.</param>
/// <param name="EditedBy">Name of the facilitator who last changed what it says; null for nobody.</param>
/// <param name="Happened">Game time at which an added one happened; null for one that has not.</param>
/// <param name="About">
/// Whom and what it is about when an effect had scheduled it and a facilitator moved it; null otherwise.
/// </param>
public sealed record InjectPlan(
    string Id,
    InjectContent? Content = null,
    InjectTiming? Timing = null,
    bool Skipped = false,
    bool Added = false,
    string? EditedBy = null,
    long? Happened = null,
    Scheduled? About = null
);

/// <summary>What an inject says and changes, as a facilitator wrote it.</summary>
/// <param name="Title">The headline, 1 to 200 characters.</param>
/// <param name="Text">0 to 2,000 characters; Markdown.</param>
/// <param name="To">Roles that are told; empty for everybody.</param>
/// <param name="Outlet">The outlet of the scenario that reports it; null for the control team.</param>
/// <param name="Adjustments">What it changes, at most 20.</param>
/// <param name="KeepsEffects">Whether it also changes what the scenario says.</param>
public sealed record InjectContent(
    string Title,
    string Text,
    Sequence<string> To,
    string? Outlet = null,
    Sequence<Adjustment> Adjustments = default,
    bool KeepsEffects = false
);

/// <summary>When an inject happens.</summary>
/// <param name="Round">Index of the round, from 0, for a time and for the end of a round; null otherwise.</param>
/// <param name="Minute">Game minutes after the round's start, for a time; null otherwise.</param>
public sealed record InjectTiming(InjectTrigger Trigger, int? Round = null, int? Minute = null);

public enum InjectTrigger
{
    /// <summary>As the scenario says.</summary>
    Scenario,

    /// <summary>At a game time of a round, whatever else holds; when the round ends, if that comes first.</summary>
    Time,

    /// <summary>With the end of a round.</summary>
    RoundEnd,

    /// <summary>When a facilitator lets it, or an effect of the scenario.</summary>
    Hand,
}
