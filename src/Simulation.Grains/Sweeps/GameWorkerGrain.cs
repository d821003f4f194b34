using System.Collections.Immutable;
using Orleans.Placement;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;

namespace Simulation.Grains.Sweeps;

/// <summary>
/// Plays games on the threads that a server has for sweeps. The scenario is kept while the activation lives; it is read
/// once for all workers of a server.
/// </summary>
[ResourceOptimizedPlacement]
[CollectionAgeLimit(Minutes = 2)]
public sealed class GameWorkerGrain(SweepThreads threads, TimeProvider time) : Grain, IGameWorkerGrain
{
    private (SweepOrder Order, GameArm Arm)? _known;

    public async Task<Result<PlayedGames>> Play(SweepGames games)
    {
        if (_known?.Order == games.Order)
        {
            var arm = _known.Value.Arm;
            return await threads.Run(() => Play(arm, games), isAwaited: false);
        }

        if (games.Pack is not { } pack)
            return new PlayedGames(NeedsPack: true, []);
        var read = await threads.Run(() => games.Order.ArmOf(pack), isAwaited: false);
        if (read.Value is not { } found)
            return read.Refusal!;
        _known = (games.Order, found);
        return await threads.Run(() => Play(found, games), isAwaited: false);
    }

    private PlayedGames Play(GameArm arm, SweepGames games)
    {
        var rows = ImmutableArray.CreateBuilder<string>(games.Games.Count);
        var budget = new CallBudget(time);
        foreach (var game in games.Games)
        {
            if (!budget.HasRoom)
                break;
            rows.Add(GameSummary.Of(arm.Play(game)).Json());
            budget.Finished();
        }

        return new PlayedGames(NeedsPack: false, rows.DrainToImmutable());
    }
}
