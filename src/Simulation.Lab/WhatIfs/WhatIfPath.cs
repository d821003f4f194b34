using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.WhatIfs;

/// <summary>One of the two ways of a what-if, from the decision on.</summary>
/// <param name="Ending">Id of the ending.</param>
/// <param name="Scores">0 to 100, in the order of the scenario's actors.</param>
/// <param name="Decisions">From the one that the what-if is about, in the order of game time.</param>
/// <param name="State">The digest of the last world, as <see cref="StateHash"/> makes it.</param>
public sealed record WhatIfPath(string Ending, Sequence<int> Scores, Sequence<PathDecision> Decisions, string State);

/// <summary>One decision of a role or of the facilitator. The text is for who may know everything.</summary>
/// <param name="Entry">Number of the recorded entry that it is, or stands for; null for one that was not recorded.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for the facilitator.</param>
/// <param name="Text">The headline of what it did; of what it would have done when it was dropped.</param>
public sealed record PathDecision(
    int? Entry,
    int Round,
    long At,
    string? Role,
    SeatCommand Command,
    string Text,
    DecisionMark Mark
);

/// <summary>How a decision came about.</summary>
public enum DecisionMark
{
    /// <summary>It is on record.</summary>
    Played,

    /// <summary>It is the one that the what-if is about.</summary>
    Changed,

    /// <summary>A person (or the AI assistant) took it, and it was taken again at its game time.</summary>
    Replayed,

    /// <summary>An autopilot took it, and takes it again of its own accord in the same round.</summary>
    AsBefore,

    /// <summary>
    /// An autopilot takes it, in its role or in place of a person whose decision was no longer legal.
    /// </summary>
    Anew,

    /// <summary>
    /// It is on record and was not taken here: it was no longer legal, or its autopilot decided otherwise.
    /// </summary>
    Dropped,
}

/// <summary>Where two paths part after the decision itself.</summary>
/// <param name="Entry">Number of the first recorded entry that differs; null when the recorded game has ended.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Played">What happened then; null when nothing more did.</param>
/// <param name="Other">What happens instead; null when nothing more does.</param>
public sealed record Parting(int? Entry, int Round, long At, string? Played, string? Other);
