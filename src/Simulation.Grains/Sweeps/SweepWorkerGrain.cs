using System.Collections.Immutable;
using Orleans.Placement;
using Simulation.Lab.Continuations;

namespace Simulation.Grains.Sweeps;

/// <summary>Plays slices on the threads that a server has for it. The game is kept while the activation lives.</summary>
[ResourceOptimizedPlacement]
[CollectionAgeLimit(Minutes = FinishedGames.KeptMinutes)]
public sealed class SweepWorkerGrain(FinishedGames games, SweepThreads threads, TimeProvider time)
    : Grain,
        ISweepWorkerGrain
{
    private static readonly TimeSpan LongestPlay = TimeSpan.FromMilliseconds(200);

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
        var began = time.GetTimestamp();
        var planned = game.PlanOf(task.Question);
        if (planned.Value is not { } plan)
            return planned.Refusal!;
        var played = ImmutableArray.CreateBuilder<SliceOutcomes>(task.Slices.Count);
        var longest = TimeSpan.Zero;
        var elapsed = time.GetElapsedTime(began);
        foreach (var number in task.Slices)
        {
            if (played.Count > 0 && elapsed + longest > LongestPlay)
                break;
            played.Add(plan.Play(plan.Slices[number]));
            var now = time.GetElapsedTime(began);
            (longest, elapsed) = (now - elapsed > longest ? now - elapsed : longest, now);
        }

        return new SweptSlices(played.DrainToImmutable());
    }
}
