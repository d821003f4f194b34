using Simulation.Grains.Continuations;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Continuations;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sweeps;

/// <summary>Slices are handed out until all are played, whoever plays them and whoever is lost.</summary>
public sealed class SweepCoordinatorTests
{
    private const int Slices = 53;

    private static readonly int[] _all = [.. Enumerable.Range(0, Slices)];

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Every_slice_is_played_once_by_any_number_of_workers(int workers)
    {
        var handed = new List<int>();
        var played = await Play(
            new SweepCoordinator<SweptSlices>((_, some) => Answer(some, handed, most: 3), _all, workers, _time)
        );
        Assert.Equal(Enumerable.Range(0, Slices), played.Order());
        Assert.True(handed.Count >= Slices);
    }

    [Fact]
    public async Task What_a_lost_worker_did_not_answer_is_played_by_another()
    {
        var calls = 0;
        Task<Result<SweptSlices>> Play(int worker, Sequence<int> some)
        {
            calls++;
            return calls % 4 == 3
                ? Task.FromException<Result<SweptSlices>>(new SiloUnavailableException())
                : Answer(some, [], most: 5);
        }

        var running = SweepCoordinatorTests.Play(new SweepCoordinator<SweptSlices>(Play, _all, 2, _time));
        while (!running.IsCompleted)
        {
            await Task.Yield();
            _time.AdvanceToNextTimer();
        }

        Assert.Equal(Enumerable.Range(0, Slices), (await running).Order());
    }

    [Fact]
    public async Task A_refusal_ends_it()
    {
        var refusal = new Refusal(RefusalCode.UnknownSession, "Gone.");
        var coordinator = new SweepCoordinator<SweptSlices>(
            (_, _) => Task.FromResult<Result<SweptSlices>>(refusal),
            _all,
            workers: 3,
            _time
        );
        Assert.Equal(refusal, Assert.Single(await coordinator.Play().ToListAsync()).Refusal);
    }

    [Fact]
    public async Task It_stops_when_nobody_wants_it_any_more()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<Result<SweptSlices>>();
        var coordinator = new SweepCoordinator<SweptSlices>((_, _) => never.Task, _all, workers: 2, _time);
        var running = coordinator.Play(stop.Token).ToListAsync(CancellationToken.None).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<List<int>> Play(SweepCoordinator<SweptSlices> coordinator) =>
        await coordinator
            .Play()
            .SelectMany(answer => answer.Value!.Slices)
            .Select(slice => slice.Slice.First)
            .ToListAsync();

    /// <summary>Answers with the first ones, as a worker does whose time is over.</summary>
    private static Task<Result<SweptSlices>> Answer(Sequence<int> some, List<int> handed, int most)
    {
        handed.AddRange(some);
        return Task.FromResult<Result<SweptSlices>>(
            new SweptSlices([.. some.Take(most).Select(number => new SliceOutcomes(new Slice(0, number, 1), []))])
        );
    }
}
