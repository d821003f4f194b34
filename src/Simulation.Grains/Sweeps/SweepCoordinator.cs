using System.Runtime.CompilerServices;
using Simulation.Grains.Continuations;
using Simulation.Journal;
using Simulation.Rules.Language;

namespace Simulation.Grains.Sweeps;

/// <summary>
/// Hands the pieces of one question or run out to workers until all are played: slices, or games. What a worker does
/// not answer is handed out again, before what comes later; the outcomes are the same for any number of workers.
/// </summary>
/// <param name="play">Has a worker play pieces by their numbers.</param>
/// <param name="pieces">Their numbers, in the order in which they are handed out.</param>
/// <param name="workers">So many play at once.</param>
public sealed class SweepCoordinator<TPlayed>(
    Func<int, Sequence<int>, Task<Result<TPlayed>>> play,
    IReadOnlyList<int> pieces,
    int workers,
    TimeProvider time
)
    where TPlayed : class, IPlayedPart
{
    /// <summary>Pieces of one call at most, so few that all workers end at about the same time.</summary>
    private const int MostAtOnce = 16;

    /// <summary>Calls that fail one after the other before it is given up; a dead server is replaced in seconds.</summary>
    private const int MostFailures = 100;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    // Places in the list of pieces, the first ones first.
    private readonly SortedSet<int> _waiting = [.. Enumerable.Range(0, pieces.Count)];
    private readonly Stack<int> _idle = new(Enumerable.Range(0, Math.Min(pieces.Count, workers)).Reverse());
    private readonly Dictionary<Task<Result<TPlayed>>, Call> _calls = [];
    private int _failures;

    // Little more than a worker plays in one call: what it holds and does not play keeps others from it.
    private int _share = 2;

    private readonly record struct Call(int Worker, int[] Places);

    /// <summary>What is played, as it comes; a refusal is the last. Ends at once when nobody wants it any more.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="OrleansException">No worker can be reached.</exception>
    public async IAsyncEnumerable<Result<TPlayed>> Play([EnumeratorCancellation] CancellationToken stop = default)
    {
        try
        {
            while (_waiting.Count + _calls.Count > 0)
            {
                stop.ThrowIfCancellationRequested();
                HandOut();
                var answered = await Task.WhenAny(_calls.Keys).WaitAsync(stop);
                if (await Take(answered, stop) is not { } answer)
                    continue;
                yield return answer;
                if (answer.Refusal is not null)
                    yield break;
            }
        }
        finally
        {
            foreach (var call in _calls.Keys)
                call.Ignore();
        }
    }

    private void HandOut()
    {
        while (_waiting.Count > 0 && _idle.TryPop(out var worker))
        {
            var places = _waiting.Take(Math.Clamp(_waiting.Count / workers, 1, _share)).ToArray();
            _waiting.ExceptWith(places);
            var some = places.Select(place => pieces[place]).ToSequence();
            _calls.Add(PlayOn(worker, some), new Call(worker, places));
        }
    }

    // A call that fails before it is made fails like any other.
    private async Task<Result<TPlayed>> PlayOn(int worker, Sequence<int> some) => await play(worker, some);

    /// <returns>Null when the worker did not answer.</returns>
    private async Task<Result<TPlayed>?> Take(Task<Result<TPlayed>> answered, CancellationToken stop)
    {
        _calls.Remove(answered, out var call);
        _idle.Push(call.Worker);
        var played = 0;
        try
        {
            var answer = await answered;
            played = answer.Value?.Played ?? 0;
            _failures = 0;
            _share = played < call.Places.Length ? Math.Max(1, played) : Math.Min(2 * _share, MostAtOnce);
            return answer;
        }
        catch (Exception failure)
            when (failure is OrleansException or TimeoutException or JournalUnavailableException
                && ++_failures < MostFailures
            )
        {
            await Task.Delay(RetryAfter, time, stop);
            return null;
        }
        finally
        {
            _waiting.UnionWith(call.Places.Skip(played));
        }
    }
}

/// <summary>How many workers there are.</summary>
public static class SweepWorkers
{
    /// <summary>How many a cluster has for one question or run: two for each core, so that none has to wait.</summary>
    public static async Task<int> Count(IGrainFactory grains)
    {
        var servers = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        return 2 * Environment.ProcessorCount * Math.Max(1, servers.Count);
    }
}
