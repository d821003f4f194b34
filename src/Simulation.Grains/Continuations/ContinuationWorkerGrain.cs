using System.Collections.Immutable;
using Orleans.Placement;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Continuations;

namespace Simulation.Grains.Continuations;

/// <summary>Plays slices on the threads that a server has for it. The game is kept while the activation lives.</summary>
[ResourceOptimizedPlacement]
[CollectionAgeLimit(Minutes = FinishedGameCache.KeptMinutes)]
public sealed class ContinuationWorkerGrain(FinishedGameCache games, SweepThreads threads, TimeProvider time)
    : Grain,
        IContinuationWorkerGrain
{
    private FinishedGame? _game;

    public async Task<Result<SweptSlices>> Play(SweepTask task)
    {
        if (_game is null)
        {
            var key = this.GetPrimaryKeyString();
            var read = await games.Of(key[..key.IndexOf('/', StringComparison.Ordinal)]);
            if (read.Refusal is { } refusal)
                return refusal;
            _game = read.Value!;
        }

        var game = _game;
        return await threads.Run(() => Play(game, task), task.IsAwaited);
    }

    private Result<SweptSlices> Play(FinishedGame game, SweepTask task)
    {
        var budget = new CallBudget(time);
        var planned = game.PlanOf(task.Question);
        if (planned.Value is not { } plan)
            return planned.Refusal!;
        var played = ImmutableArray.CreateBuilder<SliceOutcomes>(task.Slices.Count);
        budget.Prepared();
        foreach (var number in task.Slices)
        {
            if (!budget.HasRoom)
                break;
            played.Add(plan.Play(plan.Slices[number]));
            budget.Finished();
        }

        return new SweptSlices(played.DrainToImmutable());
    }
}
