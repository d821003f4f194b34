using System.Collections.Immutable;
using System.Globalization;
using Simulation.Grains;
using Simulation.Grains.Sweeps;
using Simulation.Lab;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Scenarios.Packs;

namespace Simulation.Cli.Sweeps;

/// <summary>
/// A sweep whose games the servers of a cluster play. A worker gets the scenario once, and from then on the hash of it;
/// a lost worker's games are handed out again.
/// </summary>
internal static class ClusterSweep
{
    /// <param name="cluster">Address and gateway port of a server.</param>
    /// <param name="order">The games: of this scenario, this lineup and this design.</param>
    /// <exception cref="IOException">No server answers, or they refuse; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was played is in the folder.</exception>
    public static async Task<Sweep> Run(
        string cluster,
        SweepOrder order,
        ScenarioPack pack,
        Scenario scenario,
        int games,
        Lineup lineup,
        SweepDesign design,
        Action<RunProgress> progress,
        RunFolder? folder,
        CancellationToken stop
    )
    {
        await using var client = await ClusterClient.Connect(cluster, stop);
        try
        {
            var workers = await SweepWorkers.Count(client.Grains);
            return await Sweep.RunElsewhere(
                scenario,
                order.Seed,
                games,
                workers,
                TimeProvider.System,
                lineup,
                design,
                (open, keep) => Play(client.Grains, order, pack, open, workers, keep, stop),
                progress,
                folder
            );
        }
        catch (Exception failure) when (ClusterClient.IsAbsence(failure) && !stop.IsCancellationRequested)
        {
            throw ClusterClient.NotThere(cluster, failure);
        }
    }

    private static async Task Play(
        IGrainFactory grains,
        SweepOrder order,
        ScenarioPack pack,
        ImmutableArray<int> open,
        int workers,
        Action<int, GameSummary> keep,
        CancellationToken stop
    )
    {
        // Two runs at once have workers of their own, so that neither takes the scenario from the other's.
        var run = Guid.NewGuid().ToString("N");
        var coordinator = new SweepCoordinator<PlayedGames>(
            PlayOn,
            [.. Enumerable.Range(0, open.Length)],
            workers,
            TimeProvider.System
        );
        await foreach (var answer in coordinator.Play(stop))
        {
            if (answer.Refusal is { } refusal)
                throw new IOException(refusal.Message);
        }

        async Task<Result<PlayedGames>> PlayOn(int number, Sequence<int> some)
        {
            var worker = grains.GetGrain<IGameWorkerGrain>(
                string.Create(CultureInfo.InvariantCulture, $"{run}/{number}")
            );
            var task = new SweepGames(order, null, some.Select(i => open[i]).ToSequence());
            Result<PlayedGames> answer;
            try
            {
                answer = await worker.Play(task);
                if (answer.Value is { NeedsPack: true })
                    answer = await worker.Play(task with { Pack = pack });
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                throw new SiloUnavailableException("The server of this worker stops.");
            }

            // A game that a stopped run has no use for any more is not kept: its folder may be closed.
            for (var i = 0; i < answer.Value?.Rows.Length && !stop.IsCancellationRequested; i++)
                keep(task.Games[i], GameSummary.Read(answer.Value.Rows[i]));
            return answer;
        }
    }
}
