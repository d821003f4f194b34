using System.Globalization;
using Simulation.Grains.Analyses;
using Simulation.Grains.Continuations;
using Simulation.Grains.Sweeps;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Analyses;

/// <summary>
/// A finished session is analysed in the background by any number of workers, kept, and gone on with after a kill.
/// </summary>
public sealed class AnalysisTests
{
    [Fact]
    public async Task Any_number_of_workers_finds_what_the_lab_finds()
    {
        await using var host = await TestHost.Start();
        await Finish(host);
        using var threads = new SweepThreads(2);
        var game = (await FinishedGame.Read(host.Journal, SessionAccess.Session)).Value!;
        var expected = Expected(game);
        foreach (var workers in new[] { 1, 2, 7 })
        {
            var store = new AnalysisStore(host.Journal, SessionAccess.Session, "test", host.Time);
            await store.Read();
            await store.Begin();
            var run = new AnalysisRun(
                game,
                store,
                TestHost.SmallAnalysis.Size,
                threads,
                (worker, task) => Worker(host, worker).Play(task),
                workers,
                host.Time
            );
            Assert.Null(await run.Finish(CancellationToken.None));
            Assert.Equal(run.All, run.Done);
            Assert.Equal(expected, (store.Typicality!, store.TurningPoints!));
            await AnalysisStreams.Delete(host.Journal, SessionAccess.Session);
        }
    }

    [Fact]
    public async Task After_a_kill_it_goes_on_with_the_games_that_are_kept_and_finds_the_same()
    {
        var host = await TestHost.Start();
        try
        {
            await Finish(host);
            var expected = Expected((await FinishedGame.Read(host.Journal, SessionAccess.Session)).Value!);
            var dead = host.Journal.DieAfter(2, AnalysisStreams.PlayedOf(SessionAccess.Session));
            await Analysis(host).Begin();
            await Until(dead, host.Time, host);
            host = await host.Kill();
            Assert.Equal([SessionAccess.Session], await AnalysisStreams.Unfinished(host.Journal).ToListAsync());
            var found = await BeginUntilDone(host);
            Assert.Equal(expected, (found.Typicality!, found.TurningPoints!));
            Assert.Empty(await AnalysisStreams.Unfinished(host.Journal).ToListAsync());

            // What was found is kept, and nothing is played again.
            host = await host.Restart();
            Assert.Equal(AnalysisState.Done, (await Analysis(host).Begin()).Value?.State);
            Assert.Equal(expected.Typicality, (await Analysis(host).Read()).Value?.Typicality);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task When_its_server_is_killed_another_one_goes_on()
    {
        await using var cluster = await TwoSilos.Start();
        await Finish(cluster[0]);
        var expected = Expected((await FinishedGame.Read(cluster.JournalOf(0), SessionAccess.Session)).Value!);
        var dead = cluster.JournalOf(1).DieAfter(2, AnalysisStreams.PlayedOf(SessionAccess.Session));
        await Analysis(cluster[1]).Begin();
        await Until(dead, cluster.Time, cluster[1]);
        await cluster.Kill(1);

        var deleted = cluster.JournalOf(0).UntilDeleted(AnalysisStreams.PlayedOf(SessionAccess.Session));
        while (!await IsBegun(cluster[0])) { }
        await Until(deleted, cluster.Time, cluster[0]);
        var found = (await Analysis(cluster[0]).Read()).Value!;
        Assert.Equal(expected, (found.Typicality!, found.TurningPoints!));
    }

    [Fact]
    public async Task A_session_that_is_deleted_leaves_nothing_of_its_analysis()
    {
        await using var host = await TestHost.Start();
        await Finish(host);
        await BeginUntilDone(host);
        Assert.True(await host.Journal.Version(AnalysisStreams.FoundOf(SessionAccess.Session)) > 0);
        Assert.Null(await host.Table.Delete());
        await AssertNothing(host);
    }

    [Fact]
    public async Task An_analysis_whose_session_is_deleted_meanwhile_ends_and_leaves_nothing()
    {
        await using var host = await TestHost.Start();
        await Finish(host);
        await Analysis(host).Begin();
        Assert.Null(await host.Table.Delete());
        while ((await Analysis(host).Read()).Value is { State: AnalysisState.Waiting or AnalysisState.Running })
            await Task.Yield();
        await AssertNothing(host);
    }

    [Fact]
    public async Task A_session_without_commands_cannot_be_played_on()
    {
        await using var host = await TestHost.Start();
        await Finish(host);
        var entries = await host.Entries();
        await host.Journal.Delete("session/" + SessionAccess.Session);
        await host.Journal.Inner.Append(
            "session/" + SessionAccess.Session,
            0,
            [.. entries.Select(entry => entry with { Command = null })]
        );
        var answer = await Analysis(host).Begin();
        while (answer.Refusal is null)
        {
            await Task.Yield();
            answer = await Analysis(host).Begin();
        }

        Assert.Equal(RefusalCode.NotLegal, answer.Refusal.Code);
        Assert.Equal(RefusalCode.NotLegal, (await Analysis(host).Read()).Refusal?.Code);
        Assert.Empty(await AnalysisStreams.Unfinished(host.Journal).ToListAsync());
    }

    [Fact]
    public async Task One_that_was_never_begun_says_so()
    {
        await using var host = await TestHost.Start();
        await Finish(host);
        Assert.Equal(new SessionAnalysis(AnalysisState.None, 0, 0), (await Analysis(host).Read()).Value);
    }

    /// <summary>False while the cluster has not noticed that a silo is gone.</summary>
    private static async Task<bool> IsBegun(SessionAccess access)
    {
        try
        {
            return (await Analysis(access).Begin()).Refusal is null;
        }
        catch (OrleansException)
        {
            return false;
        }
    }

    private static async Task AssertNothing(TestHost host)
    {
        Assert.Equal(0, await host.Journal.Version(AnalysisStreams.FoundOf(SessionAccess.Session)));
        Assert.Equal(0, await host.Journal.Version(AnalysisStreams.PlayedOf(SessionAccess.Session)));
    }

    private static IAnalysisGrain Analysis(SessionAccess access) =>
        access.Grains.GetGrain<IAnalysisGrain>(SessionAccess.Session);

    private static IContinuationWorkerGrain Worker(SessionAccess access, int worker) =>
        access.Grains.GetGrain<IContinuationWorkerGrain>(
            string.Create(CultureInfo.InvariantCulture, $"{SessionAccess.Session}/{worker}")
        );

    /// <summary>As the lab works it out, without grains.</summary>
    private static (GameTypicality Typicality, GameTurningPoints TurningPoints) Expected(FinishedGame game)
    {
        var size = TestHost.SmallAnalysis.Size;
        var typicality = new TypicalityQuestion(size.Games);
        var turningPoints = new TurningPointsQuestion(size.Decisions, size.Pairs);
        return (
            AnalysisToWire.TypicalityOf(game.Game, typicality, PlayAll(game, typicality)),
            AnalysisToWire.TurningPointsOf(game.Game, turningPoints, PlayAll(game, turningPoints))
        );
    }

    private static IEnumerable<Lab.Continuations.SliceOutcomes> PlayAll(
        FinishedGame game,
        ContinuationQuestion question
    )
    {
        var plan = game.PlanOf(question).Value!;
        return plan.Slices.Select(plan.Play);
    }

    /// <summary>Lets the clock pass meanwhile: a worker that did not answer in time is waited for by it.</summary>
    private static async Task Until(Task happened, ManualTimeProvider time, SessionAccess access)
    {
        while (!happened.IsCompleted)
        {
            if (time.UntilNextTimer is { } wait)
                time.Advance(wait);
            await Task.WhenAny(happened, Analysis(access).Read());
        }
    }

    // The games are deleted last.
    private static async Task<SessionAnalysis> BeginUntilDone(TestHost host)
    {
        var deleted = host.Journal.UntilDeleted(AnalysisStreams.PlayedOf(SessionAccess.Session));
        Assert.Null((await Analysis(host).Begin()).Refusal);
        await Until(deleted, host.Time, host);
        var found = (await Analysis(host).Read()).Value!;
        Assert.Equal(AnalysisState.Done, found.State);
        return found;
    }

    /// <summary>Ada plays something, and the facilitator ends the game.</summary>
    private static async Task Finish(SessionAccess access)
    {
        var (facilitator, ada, _) = await access.Play(Pacing.Turns);
        var move = (await access.Look(ada.Ticket)).View.Moves.First(one => one.Value.Options.Count > 0);
        var option = move.Value.Options[0];
        await access.Do(
            ada.Ticket,
            new PlayMove(new MoveChoice(move.Key, option.Target, option.Asset, option.Directive))
        );
        await access.Do(facilitator, new EndSession());
    }
}
