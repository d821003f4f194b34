// What goes over the REST endpoints for what is worked out of every finished session: which decisions turned it, and
// whether it was a usual game. PROTOCOL.md explains it.
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol;

/// <summary>
/// <c>GET /api/sessions/{id}/analysis</c>: how far the analysis of a finished session is, and what it has found so
/// far. <c>POST</c> has the server begin it and answers the same. Everybody who may read the debrief may ask.
/// </summary>
/// <param name="Done">Games of autopilots that have been played.</param>
/// <param name="All">Games that are played in all; 0 while nothing is being played.</param>
/// <param name="Typicality">Null until it is known.</param>
/// <param name="TurningPoints">Null until they are known.</param>
public sealed record SessionAnalysis(
    AnalysisState State,
    int Done,
    int All,
    GameTypicality? Typicality = null,
    GameTurningPoints? TurningPoints = null
);

/// <summary>How far the analysis of a session is.</summary>
public enum AnalysisState
{
    /// <summary>Nobody has begun it.</summary>
    None,

    /// <summary>The server works on the analyses of other sessions first.</summary>
    Waiting,

    /// <summary>Games are being played.</summary>
    Running,

    /// <summary>All of it is known, and kept.</summary>
    Done,
}

/// <summary>The decisions of a session by how far they moved what was to be expected of it.</summary>
/// <param name="Decisions">All that were taken while the game ran.</param>
/// <param name="Pairs">Games from before each decision, and as many from after it.</param>
/// <param name="Ranked">
/// Those that were looked at, the one that moved most first; in a long game those of people and the weightiest ones.
/// </param>
public sealed record GameTurningPoints(int Decisions, int Pairs, Sequence<RankedDecision> Ranked);

/// <param name="Entry">Number of its entry in the journal, for <see cref="WhatIfRequest.Entry"/>.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for the facilitator.</param>
/// <param name="Pilot">Who decided for the role.</param>
/// <param name="Text">The headline of what it did.</param>
/// <param name="Strength">
/// 0 to 1: the greatest shift that is certain by its 95 % interval, of the endings or of one role's score (a hundredth
/// for each point). 0 where chance alone may have made all of it.
/// </param>
/// <param name="Shift">Games from before it (<c>played</c>), and from after it (<c>other</c>).</param>
public sealed record RankedDecision(
    int Entry,
    int Round,
    long At,
    string? Role,
    Pilot Pilot,
    string Text,
    decimal Strength,
    GamesComparison Shift
);

/// <summary>A session among games that autopilots played from moments of it.</summary>
/// <param name="Games">Games from each moment.</param>
/// <param name="Ending">The session's own.</param>
/// <param name="Moments">The opening, then the end of each round but the last.</param>
public sealed record GameTypicality(int Games, TitledId Ending, Sequence<TypicalityMoment> Moments);

/// <param name="Rounds">Rounds that were over at that moment; 0 for the opening.</param>
/// <param name="SameEnding">Share of the games that ended as the session did, 0 to 1.</param>
/// <param name="Endings">Games by ending, in the order of the scenario; those that did not occur as well.</param>
/// <param name="Scores">In the order of the roles.</param>
/// <param name="Indicators">In the order of the indicators.</param>
public sealed record TypicalityMoment(
    int Rounds,
    Interval SameEnding,
    Sequence<EndingCount> Endings,
    Sequence<ValueAmongGames> Scores,
    Sequence<ValueAmongGames> Indicators
);

/// <param name="Games">How many games ended so.</param>
public sealed record EndingCount(TitledId Ending, int Games);

/// <summary>A value of the session among the same values of the games.</summary>
/// <param name="Id">Of the role or the indicator.</param>
/// <param name="Value">The session's, 0 to 100.</param>
/// <param name="Percentile">0 to 100: per cent of the games with less, and half of those with the same.</param>
/// <param name="Median">Of the games.</param>
/// <param name="Spread">Games by value, in twenty steps of five: 0 to 4, 5 to 9, … , 95 to 100.</param>
public sealed record ValueAmongGames(string Id, int Value, decimal Percentile, decimal Median, Sequence<int> Spread);
