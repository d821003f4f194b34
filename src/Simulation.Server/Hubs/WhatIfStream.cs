using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Simulation.Grains.Continuations;
using Simulation.Grains.Sessions;
using Simulation.Grains.Sweeps;
using Simulation.Journal;
using Simulation.Lab.Continuations;
using Simulation.Lab.WhatIfs;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Hubs;

/// <summary>
/// Works out one what-if for one connection: both paths at once, then games of autopilots on the workers of the cluster
/// for as long as the client listens.
/// </summary>
public sealed class WhatIfStream(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Questions that are worked out at once by this server; each keeps two calls a core busy.</summary>
    private const int MostAtOnce = 4;

    /// <summary>Pairs of games after which it is told each time what has come of them so far.</summary>
    private const int PairsToTell = 20;

    private static readonly Refusal _later = new(
        RefusalCode.TooMany,
        "Others are asking what if at the moment, and the server can do no more at once; please try again later."
    );

    private int _open;

    public async IAsyncEnumerable<WhatIfUpdate> Updates(
        WhatIfRequest asked,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (Interlocked.Increment(ref _open) > MostAtOnce)
        {
            Interlocked.Decrement(ref _open);
            yield return WhatIfUpdate.Refused(_later);
            yield break;
        }

        try
        {
            await using var updates = WorkOut(asked, stop).GetAsyncEnumerator(stop);
            while (await Next(updates, stop) is { } update)
            {
                yield return update;
                if (update.Refusal is not null)
                    yield break;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <returns>Null at the end, and when nobody listens any more.</returns>
    private static async Task<WhatIfUpdate?> Next(IAsyncEnumerator<WhatIfUpdate> updates, CancellationToken stop)
    {
        try
        {
            return await updates.MoveNextAsync() ? updates.Current : null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure) when (TransientFaults.IsTransient(failure))
        {
            return WhatIfUpdate.Refused(TransientFaults.Refusal);
        }
        catch (JournalDamagedException)
        {
            return WhatIfUpdate.Refused(SessionRefusals.Damaged);
        }
    }

    private async IAsyncEnumerable<WhatIfUpdate> WorkOut(
        WhatIfRequest asked,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var access = await grains.GetGrain<ISessionGrain>(asked.Session).MayReadDebrief(asked.Ticket);
        if (access.Refusal is { } refusal)
        {
            yield return WhatIfUpdate.Refused(refusal);
            yield break;
        }

        var whatIfs = grains.GetGrain<IWhatIfGrain>(asked.Session);
        var question = new WhatIfQuestion(asked.Entry, asked.Instead, WhatIf.UsualPairs);
        var begun = await whatIfs.Begin(question);
        if (begun.Value is not { } work)
        {
            yield return WhatIfUpdate.Refused(begun.Refusal!);
            yield break;
        }

        yield return new WhatIfUpdate(null, work.Paths, 0, work.Games, null);
        var coordinator = new SweepCoordinator<SweptSlices>(
            (worker, slices) =>
                grains
                    .GetGrain<IContinuationWorkerGrain>(
                        string.Create(CultureInfo.InvariantCulture, $"{asked.Session}/{worker}")
                    )
                    .Play(new SweepTask(question, slices, IsAwaited: true)),
            InPairs(work.Slices),
            await SweepWorkers.Count(grains),
            time
        );
        var played = ImmutableArray.CreateBuilder<SliceOutcomes>(work.Slices);
        var (done, told) = (0, 0);
        await foreach (var answer in coordinator.Play(stop))
        {
            if (answer.Value is not { } some)
            {
                yield return WhatIfUpdate.Refused(answer.Refusal!);
                yield break;
            }

            played.AddRange(some.Slices);
            done += some.Slices.Sum(slice => slice.Games.Length);
            GamesComparison? soFar = null;
            if (done < work.Games && done / 2 >= told + PairsToTell)
            {
                soFar = (await whatIfs.Compare(question, played.ToImmutable())).Value;
                soFar = soFar?.Pairs >= told + PairsToTell ? soFar : null;
                told = soFar?.Pairs ?? told;
            }

            yield return new WhatIfUpdate(null, null, done, work.Games, soFar);
        }

        var compared = await whatIfs.Compare(question, played.DrainToImmutable());
        yield return compared.Value is { } comparison
            ? new WhatIfUpdate(null, null, done, work.Games, comparison)
            : WhatIfUpdate.Refused(compared.Refusal!);
    }

    /// <summary>The slices of both beginnings in turns, so that pairs of games are whole soon.</summary>
    /// <param name="slices">Those of the second beginning come after as many of the first.</param>
    private static int[] InPairs(int slices) =>
        [.. Enumerable.Range(0, slices / 2).SelectMany(i => new[] { i, (slices / 2) + i })];
}
