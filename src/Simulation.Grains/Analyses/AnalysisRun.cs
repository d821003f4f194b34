using Simulation.Grains.Continuations;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Analyses;
using Simulation.Lab.Continuations;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Analyses;

/// <summary>
/// Works out what is missing of one session's analysis: has workers play the games that are not kept yet, keeps them
/// as they come, and then the results. The results are the same for any number of workers, and whatever was kept
/// before.
/// </summary>
/// <param name="play">Has a worker play some slices.</param>
/// <param name="workers">So many play at once.</param>
internal sealed class AnalysisRun(
    FinishedGame game,
    AnalysisStore store,
    AnalysisSize size,
    SweepThreads threads,
    Func<int, SweepTask, Task<Result<SweptSlices>>> play,
    int workers,
    TimeProvider time
)
{
    /// <summary>
    /// Games that are kept together: a kill costs no more than these, and one append for each would be many.
    /// </summary>
    private const int KeptTogether = 20;

    private readonly TypicalityQuestion _typicality = new(size.Games);
    private readonly TurningPointsQuestion _turningPoints = new(size.Decisions, size.Pairs);

    /// <summary>Games that have been played.</summary>
    public int Done { get; private set; }

    /// <summary>Games that are played in all; 0 until it is known.</summary>
    public int All { get; private set; }

    /// <returns>Null when all results are kept; a refusal when the session is gone.</returns>
    /// <exception cref="AnalysisSupersededException">It goes on elsewhere.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<Refusal?> Finish(CancellationToken stop)
    {
        var (typicality, turningPoints) = await Quietly(() =>
            (game.PlanOf(_typicality).Value!, game.PlanOf(_turningPoints).Value!)
        );
        All = typicality.Slices.Length + turningPoints.Slices.Length;
        if (store.Typicality is not null)
        {
            Done = typicality.Slices.Length;
        }
        else
        {
            var (played, refusal) = await Play("typicality", _typicality, typicality, stop);
            if (refusal is not null)
                return refusal;
            await store.Keep(await Quietly(() => AnalysisToWire.TypicalityOf(game.Game, _typicality, played)));
        }

        if (store.TurningPoints is null)
        {
            var (played, refusal) = await Play("turning-points", _turningPoints, turningPoints, stop);
            if (refusal is not null)
                return refusal;
            await store.Keep(await Quietly(() => AnalysisToWire.TurningPointsOf(game.Game, _turningPoints, played)));
        }

        await store.DeleteGames();
        return null;
    }

    private async Task<(List<SliceOutcomes> Played, Refusal? Refusal)> Play(
        string name,
        ContinuationQuestion question,
        ContinuationPlan plan,
        CancellationToken stop
    )
    {
        var scenario = game.Game.Scenario;
        var played = store.PlayedFor(name, scenario).ToList();
        var known = played.Select(slice => slice.Slice).ToHashSet();
        var missing = Enumerable.Range(0, plan.Slices.Length).Where(i => !known.Contains(plan.Slices[i])).ToList();
        Done += plan.Slices.Length - missing.Count;
        var coordinator = new SweepCoordinator<SweptSlices>(
            (worker, slices) => play(worker, new SweepTask(question, slices, IsAwaited: false)),
            missing,
            workers,
            time
        );
        var unkept = new List<SliceOutcomes>();
        await foreach (var answer in coordinator.Play(stop))
        {
            if (answer.Value is not { } some)
                return (played, answer.Refusal);
            unkept.AddRange(some.Slices);
            played.AddRange(some.Slices);
            Done += some.Slices.Length;
            if (unkept.Count < KeptTogether)
                continue;
            await store.Keep(name, scenario, unkept);
            unkept.Clear();
        }

        return (played, null);
    }

    private Task<T> Quietly<T>(Func<T> work) => threads.Run(work, isAwaited: false);
}
