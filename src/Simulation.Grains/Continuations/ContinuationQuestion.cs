using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Lab;
using Simulation.Lab.Continuations;
using Simulation.Lab.TurningPoints;
using Simulation.Lab.Typicality;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Continuations;

/// <summary>What many games of autopilots are played for. The same question has the same slices everywhere.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WhatIfQuestion), "what-if")]
[JsonDerivedType(typeof(TurningPointsQuestion), "turning-points")]
[JsonDerivedType(typeof(TypicalityQuestion), "typicality")]
public abstract record ContinuationQuestion;

/// <summary>What if one decision had been another one.</summary>
/// <param name="Entry">Number of its entry.</param>
/// <param name="Instead">What its author does then; null for nothing.</param>
/// <param name="Pairs">Pairs of games.</param>
public sealed record WhatIfQuestion(int Entry, SeatCommand? Instead, int Pairs) : ContinuationQuestion;

/// <summary>Which decisions turned the game.</summary>
/// <param name="Decisions">So many at most.</param>
/// <param name="Pairs">Pairs of games for each.</param>
public sealed record TurningPointsQuestion(int Decisions, int Pairs) : ContinuationQuestion
{
    internal TurningPointAnalysis PlanFor(RecordedGame game) => new(game, Pairs, Decisions, slice: 1);
}

/// <summary>Whether the game was a usual one.</summary>
/// <param name="Games">Games from each moment.</param>
public sealed record TypicalityQuestion(int Games) : ContinuationQuestion
{
    internal TypicalityAnalysis PlanFor(RecordedGame game) => new(game, Games, slice: 1);
}

/// <summary>Some slices that a worker is to play.</summary>
/// <param name="Slices">Their numbers in the plan of the question.</param>
/// <param name="IsAwaited">Whether somebody sits before the screen; such work comes first.</param>
public sealed record SweepTask(ContinuationQuestion Question, Sequence<int> Slices, bool IsAwaited);

/// <summary>What a worker has played of a task in the time of one call.</summary>
/// <param name="Slices">The first ones of the task, in its order; at least one.</param>
public sealed record SweptSlices(ImmutableArray<SliceOutcomes> Slices) : IPlayedPart
{
    public int Played => Slices.Length;
}

/// <summary>The part of a worker's task that one call has done: the first pieces, in their order.</summary>
public interface IPlayedPart
{
    /// <summary>How many pieces.</summary>
    int Played { get; }
}
