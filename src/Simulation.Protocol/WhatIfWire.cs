// What goes over the hub and the REST endpoints for the question what would have become of a game. PROTOCOL.md explains
// it.
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol;

/// <summary>
/// <c>GET /api/sessions/{id}/decisions</c>: what was decided while the game ran, in order. For whoever may read the
/// debrief.
/// </summary>
public sealed record DecisionList(Sequence<RecordedDecision> Decisions);

/// <param name="Entry">Number of its entry in the journal.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for the facilitator.</param>
/// <param name="Text">The headline of what it did.</param>
public sealed record RecordedDecision(int Entry, int Round, long At, string? Role, string Text);

/// <summary>
/// <c>GET /api/sessions/{id}/decisions/{entry}/options</c>: what else the role could have done then, without words of
/// its own; nothing for the facilitator.
/// </summary>
public sealed record DecisionOptions(Sequence<DecisionOption> Options);

/// <param name="Command">For <see cref="WhatIfRequest.Instead"/>.</param>
/// <param name="Text">What it is and whom it is about.</param>
public sealed record DecisionOption(SeatCommand Command, string Text);

/// <summary>
/// Hub stream <c>WhatIf(WhatIfRequest) → stream of WhatIfUpdate</c>: first both paths, then how far the games of
/// autopilots are and what came of the first of them, last what came of all. It needs no <c>Enter</c>; one at a time for a connection. A refusal is the
/// last update.
/// </summary>
/// <param name="Version">As in <see cref="EnterRequest"/>.</param>
/// <param name="Ticket">Of a seat that may read the debrief.</param>
/// <param name="Entry">Number of a decision's entry.</param>
/// <param name="Instead">What its author does then; null for nothing.</param>
public sealed record WhatIfRequest(int Version, string Session, string Ticket, int Entry, SeatCommand? Instead = null);

/// <param name="Refusal">Not null in the last update of a stream that fails, which then holds nothing else.</param>
/// <param name="Paths">In the first update alone.</param>
/// <param name="Done">Games that have been played.</param>
/// <param name="All">Games that are played in all.</param>
/// <param name="Comparison">
/// Of all pairs of games in the last update; in some of those before, of the first pairs, so that its intervals narrow.
/// </param>
public sealed record WhatIfUpdate(Refusal? Refusal, WhatIfPaths? Paths, int Done, int All, GamesComparison? Comparison)
{
    /// <summary>The last update of a stream.</summary>
    public static WhatIfUpdate Refused(Refusal refusal) => new(refusal, null, 0, 0, null);
}

/// <summary>The game as it was played and as it goes with the decision changed, with the same luck.</summary>
/// <param name="Parting">Where the two part after the decision; null when they never do.</param>
public sealed record WhatIfPaths(PlayedPath Played, PlayedPath Other, PathsParting? Parting);

/// <param name="Scores">In the order of the roles.</param>
/// <param name="Decisions">From the changed one on, in the order of game time.</param>
public sealed record PlayedPath(TitledId Ending, Sequence<RoleScore> Scores, Sequence<PathStep> Decisions);

/// <param name="Score">0 to 100.</param>
public sealed record RoleScore(string Role, int Score);

/// <param name="Entry">Number of the recorded entry that it is, or stands for; null for one that was not recorded.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for the facilitator.</param>
/// <param name="Text">The headline of what it did; of what it would have done when it was dropped.</param>
public sealed record PathStep(int? Entry, int Round, long At, string? Role, string Text, PathMark Mark);

/// <summary>How a decision of a path came about.</summary>
public enum PathMark
{
    /// <summary>It is on record.</summary>
    Played,

    /// <summary>It is the one that the question is about.</summary>
    Changed,

    /// <summary>A person or an AI assistant took it, and it was taken again at its game time.</summary>
    Replayed,

    /// <summary>An autopilot took it, and takes it again of its own accord.</summary>
    AsBefore,

    /// <summary>An autopilot takes it, in its role or in place of a person whose decision was no longer legal.</summary>
    Anew,

    /// <summary>It is on record and was not taken here.</summary>
    Dropped,
}

/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Played">What happened then; null when nothing more did.</param>
/// <param name="Other">What happens instead; null when nothing more does.</param>
public sealed record PathsParting(int Round, long At, string? Played, string? Other);

/// <summary>A figure with the interval that holds the true one in 95 of 100 cases; without one where there is none.</summary>
public sealed record Interval(decimal Value, decimal? Low, decimal? High);

/// <summary>What autopilots made of two beginnings, with the same luck pair by pair.</summary>
/// <param name="Pairs">Games from each of the two.</param>
/// <param name="Distance">
/// Share of the games that would have to end otherwise to make the endings of one those of the other, 0 to 1.
/// </param>
/// <param name="Endings">Those that occurred.</param>
/// <param name="Roles">In the order of the roles.</param>
public sealed record GamesComparison(
    int Pairs,
    Interval Distance,
    Sequence<EndingComparison> Endings,
    Sequence<ScoreComparison> Roles
);

/// <param name="Played">Games that ended so from the first beginning.</param>
/// <param name="Other">Games that ended so from the other one.</param>
/// <param name="Difference">Share of the others less share of the first, −1 to 1.</param>
public sealed record EndingComparison(TitledId Ending, int Played, int Other, Interval Difference);

/// <param name="Played">Mean score from the first beginning, 0 to 100.</param>
/// <param name="Other">The same from the other one.</param>
/// <param name="Difference">The mean of what the role scores more in the other game of each pair.</param>
public sealed record ScoreComparison(string Role, decimal Played, decimal Other, Interval Difference);
