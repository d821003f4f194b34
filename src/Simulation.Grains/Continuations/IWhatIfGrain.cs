using System.Collections.Immutable;
using Simulation.Lab.Continuations;
using Simulation.Protocol;

namespace Simulation.Grains.Continuations;

/// <summary>
/// What can be asked of one finished session, keyed by its id. Whoever calls it has made sure that the person may read
/// the debrief. It writes nothing.
/// </summary>
public interface IWhatIfGrain : IGrainWithStringKey
{
    /// <summary>What was decided while the game ran.</summary>
    Task<Result<DecisionList>> Decisions();

    /// <summary>What else could have been decided.</summary>
    Task<Result<DecisionOptions>> Options(int entry);

    /// <summary>Both paths of a what-if, and how much there is to play for the rest of the answer.</summary>
    Task<Result<WhatIfBegun>> Begin(WhatIfQuestion question);

    /// <summary>
    /// The rest of the answer, as far as the first games are played in pairs; the whole of it once all slices are.
    /// </summary>
    Task<Result<GamesComparison>> Compare(WhatIfQuestion question, ImmutableArray<SliceOutcomes> played);
}

/// <param name="Slices">To be played by workers.</param>
/// <param name="Games">In all slices.</param>
public sealed record WhatIfBegun(WhatIfPaths Paths, int Slices, int Games);
