using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Grains.Continuations;
using Simulation.Grains.Sweeps;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Analyses;

/// <summary>
/// Runs the analysis of one finished session when it is this server's turn, and knows what was found. While it runs
/// the activation stays.
/// </summary>
[Reentrant]
[CollectionAgeLimit(Minutes = FinishedGameCache.KeptMinutes)]
public sealed partial class AnalysisGrain(
    IJournal journal,
    FinishedGameCache games,
    SweepThreads threads,
    AnalysisQueue queue,
    IOptions<AnalysisSettings> settings,
    IOptions<SessionSettings> sessions,
    TimeProvider time,
    ILogger<AnalysisGrain> logger
) : Grain, IAnalysisGrain, IDisposable
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    private static readonly Refusal Later = new(
        RefusalCode.TooMany,
        "Many games have just ended, and the server works on theirs first; please try again later."
    );

    private static readonly Refusal NotExecutable = new(
        RefusalCode.NotLegal,
        "The session holds no commands, only what came of them: it was played with version 0.1 and cannot be played on."
    );

    private static readonly Refusal Failed = new(
        RefusalCode.TryAgain,
        "The games could not be played. What was played is kept; please try again."
    );

    private readonly CancellationTokenSource _stop = new();
    private AnalysisStore? _store;
    private Task<AnalysisStore>? _loading;
    private Task? _running;
    private AnalysisRun? _run;
    private Refusal? _refusal;

    private string Session => this.GetPrimaryKeyString();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_running is { } running)
        {
            await running
                .WaitAsync(cancellationToken)
                .ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
                );
        }
    }

    public void Dispose() => _stop.Dispose();

    public async Task<Result<SessionAnalysis>> Read() => Answer(await Load());

    public async Task<Result<SessionAnalysis>> Begin()
    {
        var store = await Load();
        if (_running is null && _refusal is null && !store.IsDone)
        {
            if (queue.Enter() is not { } place)
                return Later;
            DelayDeactivation(LongestRun);
            _running = Run(store, place);
        }

        return Answer(store);
    }

    private Result<SessionAnalysis> Answer(AnalysisStore store)
    {
        if (_refusal is { } refusal)
        {
            // Said once; who asks again tries again. A session gets no commands, however often somebody asks.
            if (refusal != NotExecutable)
                _refusal = null;
            return refusal;
        }

        var state =
            store.IsDone ? AnalysisState.Done
            : _run is not null ? AnalysisState.Running
            : _running is not null ? AnalysisState.Waiting
            : AnalysisState.None;

        // Of one that is done nothing is under way, also while the last of it is tidied up.
        var run = state == AnalysisState.Running ? _run : null;
        return new SessionAnalysis(state, run?.Done ?? 0, run?.All ?? 0, store.Typicality, store.TurningPoints);
    }

    private async Task<AnalysisStore> Load()
    {
        if (_store is not null)
            return _store;
        _loading ??= ReadStore();
        try
        {
            return _store = await _loading;
        }
        finally
        {
            _loading = null;
        }
    }

    private async Task<AnalysisStore> ReadStore()
    {
        var store = new AnalysisStore(journal, Session, sessions.Value.Build, time);
        try
        {
            await store.Read();
        }
        catch (Exception damage) when (damage is JournalDamagedException or JsonException)
        {
            // Nothing is lost that cannot be found again.
            await AnalysisStreams.Delete(journal, Session);
            await store.Read();
        }

        return store;
    }

    private async Task Run(AnalysisStore store, AnalysisQueue.Place place)
    {
        try
        {
            // What follows runs after the answer, also where it has nothing to wait for.
            await Task.Yield();
            await store.Begin();
            await place.Turn(_stop.Token);
            var refusal = await Finish(store);
            if (refusal is not null)
                await store.DeleteGames();
            _refusal = refusal;
        }
        catch (OperationCanceledException)
        {
            // The server stops; another one goes on.
        }
        catch (AnalysisSupersededException)
        {
            _store = null;
        }
        catch (Exception failure)
        {
            _refusal = Failed;
            _store = null;
            LogFailed(failure, Session);
        }
        finally
        {
            place.Dispose();
            (_running, _run) = (null, null);
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private async Task<Refusal?> Finish(AnalysisStore store)
    {
        var read = await games.Of(Session);
        if (read.Value is not { } game)
            return read.Refusal!;
        if (!game.Game.IsExecutable)
            return NotExecutable;
        _run = new AnalysisRun(
            game,
            store,
            settings.Value.Size.For(game.Game.Scenario),
            threads,
            Play,
            await WorkersOf(GrainFactory),
            time
        );
        return await _run.Finish(_stop.Token);
    }

    /// <summary>One for each core of the cluster: half of what a person gets who waits for an answer.</summary>
    private static async Task<int> WorkersOf(IGrainFactory grains) => Math.Max(1, await SweepWorkers.Count(grains) / 2);

    // Workers of its own, so that no what-if waits behind one.
    private Task<Result<SweptSlices>> Play(int worker, SweepTask task) =>
        GrainFactory
            .GetGrain<IContinuationWorkerGrain>(
                string.Create(CultureInfo.InvariantCulture, $"{Session}/analysis-{worker}")
            )
            .Play(task);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The analysis of session {Session} has stopped; it goes on when somebody asks for it again."
    )]
    private partial void LogFailed(Exception failure, string session);
}
