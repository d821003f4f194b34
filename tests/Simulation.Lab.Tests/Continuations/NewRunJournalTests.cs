using System.Runtime.CompilerServices;
using System.Text;
using Simulation.Lab.Bundles;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Lab.NewRuns;
using Simulation.Lab.Typicality;
using Simulation.Lab.WhatIfs;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests.Continuations;

/// <summary>What a new session takes over of one that was played, and what it does not.</summary>
public sealed class NewRunJournalTests
{
    private static readonly DateTimeOffset _now = new(2031, 9, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly NewRun _run = new("run", "RUNNER", new string('a', 64), "test");

    private static readonly RecordedGame _live = Played(Pacing.Live);

    [Theory]
    [InlineData(Pacing.Live)]
    [InlineData(Pacing.Turns)]
    public void At_any_moment_the_world_is_the_one_that_stood_there(Pacing pacing)
    {
        var game = pacing == Pacing.Live ? _live : Played(pacing);
        for (var entry = 1; entry <= game.Entries.Length; entry += 7)
        {
            if (NewRunJournal.MomentAt(game, entry) is not { } moment)
                continue;
            // It compares the two worlds itself, and refuses where they differ.
            var taken = NewRunJournal.Of(game, moment, _run, _now);
            var begun = new RecordedGame(game.Scenario, taken.Entries);
            var (before, after) = (game.After(entry - 1), begun.End);
            Assert.Equal(Phase.Lobby, after.Phase);
            Assert.Equal(before.Round, after.Round);
            Assert.Equal(before.Indicators.AsSpan(), after.Indicators.AsSpan());
            foreach (var viewer in Viewers(game))
            {
                Assert.Equal(
                    Redaction.For(before, viewer).Indicators.AsSpan(),
                    Redaction.For(after, viewer).Indicators.AsSpan()
                );
            }
        }
    }

    [Fact]
    public void It_is_executed_again_entry_by_entry()
    {
        var taken = Begun(_live, Middle);
        for (var i = 1; i < taken.Entries.Length; i++)
            Assert.Null(Reexecution.FirstDifference(taken.Before(i), taken.Entries[i]));
        Assert.Equal(taken.Entries.Length - 1, taken.Begins);
        Assert.Equal(new RunOrigin("peopled", Middle), taken.End.Continues);
    }

    [Fact]
    public void No_name_ticket_note_or_talk_goes_along()
    {
        var text = new StringBuilder();
        foreach (var entry in Begun(_live, _live.Entries.Length - 1).Entries)
        {
            text.Append(entry.By).Append('\n');
            if (entry.Command is { } command)
                text.Append(Encoding.UTF8.GetString(StoredCommands.Write(command).Json)).Append('\n');
            foreach (var happened in entry.Events)
                text.Append(Encoding.UTF8.GetString(StoredEvents.Write(happened).Json)).Append('\n');
        }

        foreach (
            var secret in new[] { "N. ", "Flora", "hash-", "join-cloud", "Ours alone", "We are at step", "PEOPLE" }
        )
            Assert.DoesNotContain(secret, text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"said\"", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_has_said_of_every_command_whether_it_goes_along()
    {
        var kinds = typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract);
        foreach (var kind in kinds)
        {
            var command = (Command)RuntimeHelpers.GetUninitializedObject(kind);
            var failure = Record.Exception(() => new NewRunAnonymity().Of(command));
            Assert.False(failure is InvalidOperationException, failure?.Message);
        }
    }

    [Fact]
    public void The_same_luck_makes_the_same_game_and_new_luck_another_one()
    {
        var same = Continued(Begun(_live, Middle));
        Assert.Equal(same.End.Indicators.AsSpan(), Continued(Begun(_live, Middle)).End.Indicators.AsSpan());
        Assert.Equal(_live.End.Seed, same.End.Seed);
        var other = Begun(_live, Middle, _run with { Seed = "another" });
        Assert.Equal("another", other.End.Seed);
        Assert.NotEqual(other.Opened.Commitment, other.End.Commitment);
    }

    [Fact]
    public void A_run_that_went_on_to_its_end_has_a_debrief_tables_a_bundle_and_its_own_decisions()
    {
        var game = Continued(Begun(_live, Middle));
        Assert.Equal(Phase.Debrief, game.End.Phase);
        Assert.NotNull(DebriefReader.Of(game.Scenario, game.Entries, forFacilitator: true));
        Assert.NotNull(DebriefReader.Of(game.Scenario, game.Entries));
        var finished = FinishedSession.Of(game.Scenario, game.Entries)!;
        Assert.NotNull(DataExport.Of(game.Scenario, [finished], persons: true));
        Assert.Empty(new ParticipationReader(game.Scenario).Of(game.Entries).Seats);
        Assert.All(RecordedDecisions.In(game), entry => Assert.True(entry > game.Begins));
        Assert.NotEmpty(RecordedDecisions.In(game));
        Assert.Equal(
            game.End.Round - game.After(game.Begins).Round + 1,
            new TypicalityAnalysis(game, 1).Plan.Starts.Length
        );
        Assert.Equal(game.End.Ending, Reexecution.Play(RunBundle.Of(game)).End.Ending);
        foreach (var viewer in Viewers(game))
        {
            var replay = ReplayReader.Of(game.Scenario, game.Entries, viewer, ReplayAsker.OtherPlayer, true, []);
            Assert.NotEmpty(replay.Steps);
        }
    }

    [Fact]
    public void A_run_can_begin_within_a_run()
    {
        var first = Continued(Begun(_live, Middle));
        var entry = first.Begins + 10;
        var second = Begun(first, entry, _run with { Session = "run2" });
        Assert.Equal(new RunOrigin("run", entry), second.End.Continues);
        Assert.Equal(Phase.Debrief, Continued(second).End.Phase);
    }

    [Fact]
    public void Before_the_start_and_after_the_end_there_is_no_moment()
    {
        Assert.Null(NewRunJournal.MomentAt(_live, 0));
        Assert.Null(NewRunJournal.MomentAt(_live, 1));
        Assert.Null(NewRunJournal.MomentAt(_live, _live.Entries.Length + 1));
        Assert.Null(NewRunJournal.MomentAt(_live, _live.Entries.Length));
        Assert.Null(NewRunJournal.MomentAtMinute(_live, -1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void A_minute_is_the_moment_at_which_the_clock_showed_it(int minute)
    {
        var moment = NewRunJournal.MomentAtMinute(_live, minute)!;
        var begun = new RecordedGame(_live.Scenario, NewRunJournal.Of(_live, moment, _run, _now).Entries).End;
        Assert.InRange(begun.Clock.At, (minute * 60) - 60, minute * 60);
    }

    [Fact]
    public void A_session_without_commands_is_refused()
    {
        var silent = new RecordedGame(FirstCall.Scenario, _live.Entries.Select(entry => entry with { Command = null }));
        var moment = NewRunJournal.MomentAt(silent, Middle)!;
        var failure = Assert.Throws<NotTakenOverException>(() => NewRunJournal.Of(silent, moment, _run, _now));
        Assert.Contains("without its commands", failure.Message, StringComparison.Ordinal);
    }

    private static int Middle => _live.Entries.Length / 2;

    private static RecordedGame Begun(RecordedGame game, int entry, NewRun? run = null) =>
        new(game.Scenario, NewRunJournal.Of(game, NewRunJournal.MomentAt(game, entry)!, run ?? _run, _now).Entries);

    // Nobody comes: autopilots play it to its end.
    private static RecordedGame Continued(RecordedGame begun)
    {
        var played = HeadlessGame.Continue(begun.End, _now.AddHours(1));
        return new RecordedGame(begun.Scenario, [.. begun.Entries, .. played.Entries]);
    }

    private static IEnumerable<Viewer> Viewers(RecordedGame game) =>
        [.. game.Scenario.Actors.Select(actor => Viewer.Of(actor.Id)), Viewer.Spectator];

    private static RecordedGame Played(Pacing pacing) =>
        PeopledGame.Play(
            FirstCall.Scenario,
            new SessionOpened(
                "peopled",
                "PEOPLE",
                FirstCall.Pack.Reading.Pack!.Files,
                "taken over",
                pacing,
                30,
                FirstCall.Scenario.Cast
            ),
            "cloud",
            "ai-lab"
        );
}
