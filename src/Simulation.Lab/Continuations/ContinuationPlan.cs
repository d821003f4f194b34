using System.Collections.Immutable;
using Simulation.Lab.Runs;

namespace Simulation.Lab.Continuations;

/// <summary>
/// Many games from several starts, as a list of slices that anybody can play, in any order and as often as wanted: a
/// slice has the same outcomes wherever it is played. What has all slices has the whole.
/// </summary>
/// <param name="games">Games from each start.</param>
/// <param name="slice">Games in a slice at most: what is played without a pause.</param>
public sealed class ContinuationPlan(ImmutableArray<GameStart> starts, int games, int slice = 2)
{
    public int Games => games;

    public ImmutableArray<GameStart> Starts => starts;

    /// <summary>All slices, those of one start one after the other.</summary>
    public ImmutableArray<Slice> Slices { get; } =
    [
        .. Enumerable
            .Range(0, starts.Length)
            .SelectMany(start =>
                Enumerable
                    .Range(0, (games + slice - 1) / slice)
                    .Select(i => new Slice(start, i * slice, Math.Min(slice, games - (i * slice))))
            ),
    ];

    /// <summary>Plays the games of one slice.</summary>
    public SliceOutcomes Play(Slice of) =>
        new(of, [.. Enumerable.Range(of.First, of.Count).Select(game => starts[of.Start].Play(game))]);

    /// <summary>Puts the outcomes of all slices together, in whatever order they come.</summary>
    /// <returns>The outcomes of each start, in the order of the games.</returns>
    /// <exception cref="ArgumentException">A game is missing.</exception>
    public ImmutableArray<ImmutableArray<GameOutcome>> Merge(IEnumerable<SliceOutcomes> played)
    {
        var merged = MergeFirst(played);
        return merged.All(start => start.Length == games)
            ? merged
            : throw new ArgumentException("Not all games have been played.", nameof(played));
    }

    /// <summary>
    /// The same of the first games alone, up to the first that is missing from any start: those that happen to be
    /// played sooner would be the shorter ones.
    /// </summary>
    public ImmutableArray<ImmutableArray<GameOutcome>> MergeFirst(IEnumerable<SliceOutcomes> played)
    {
        var outcomes = starts.Select(_ => new GameOutcome?[games]).ToArray();
        foreach (var (of, some) in played)
        {
            for (var i = 0; i < of.Count; i++)
                outcomes[of.Start][of.First + i] = some[i];
        }

        var first = outcomes.Min(start => Array.IndexOf(start, null) is var missing && missing >= 0 ? missing : games);
        return [.. outcomes.Select(start => start.Take(first).Select(outcome => outcome!).ToImmutableArray())];
    }

    /// <summary>Plays all of it here.</summary>
    /// <param name="workers">Slices that are played side by side; it changes no outcome.</param>
    /// <param name="progress">Called after each slice, from one thread at a time.</param>
    /// <returns>As <see cref="Merge"/>.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ImmutableArray<ImmutableArray<GameOutcome>> Play(
        int workers,
        Action<RunProgress>? progress = null,
        CancellationToken stop = default
    )
    {
        var played = new SliceOutcomes[Slices.Length];
        var (done, all) = (0, starts.Length * games);
        var gate = new Lock();
        Parallel.For(
            0,
            Slices.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop },
            i =>
            {
                played[i] = Play(Slices[i]);
                lock (gate)
                    progress?.Invoke(new RunProgress("continuations", done += Slices[i].Count, all, 0));
            }
        );
        return Merge(played);
    }
}

/// <summary>Some games of a plan.</summary>
/// <param name="Start">Index of the start.</param>
/// <param name="First">Number of the first game, from 0.</param>
public sealed record Slice(int Start, int First, int Count);

/// <param name="Games">In the order of the games.</param>
public sealed record SliceOutcomes(Slice Slice, ImmutableArray<GameOutcome> Games);
