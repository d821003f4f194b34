using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Lab.Continuations;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sweeps;

/// <summary>What many games of autopilots are played for. The same question has the same slices everywhere.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WhatIfQuestion), "what-if")]
public abstract record SweepQuestion;

/// <summary>What if one decision had been another one.</summary>
/// <param name="Entry">Number of its entry.</param>
/// <param name="Instead">What its author does then; null for nothing.</param>
/// <param name="Pairs">Pairs of games.</param>
public sealed record WhatIfQuestion(int Entry, SeatCommand? Instead, int Pairs) : SweepQuestion;

/// <summary>Some slices that a worker is to play.</summary>
/// <param name="Slices">Their numbers in the plan of the question.</param>
/// <param name="IsAwaited">Whether somebody sits before the screen; such work comes first.</param>
public sealed record SweepTask(SweepQuestion Question, Sequence<int> Slices, bool IsAwaited);

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
