using Simulation.Rules.Directives;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

public sealed class ClockTests
{
    [Fact]
    public void A_clock_is_halted_without_what_is_due_and_people_go_on()
    {
        var table = Table.Running();
        table.Now = table.World.NextDue!.Value.AddSeconds(1);
        var halted = Assert.IsType<ClockSet>(Assert.Single(table.Do(CommandAuthor.Server, new HaltClock())));
        Assert.Equal((false, ClockReason.Failed), (halted.Running, halted.Reason));
        Assert.Single(table.Do(Valley.Council, new Say([], "What now?")));
        Assert.Empty(table.Do(CommandAuthor.Server, new HaltClock()));
    }

    [Fact]
    public void The_clock_runs_at_its_pace_and_tells_when_the_next_thing_is_due()
    {
        var table = Table.Running(pace: 24);
        Assert.Equal(0, table.World.Clock.Time(Table.Opening));
        Assert.Equal(23, table.World.Clock.Time(Table.Opening.AddMilliseconds(999)));
        Assert.Equal(24, table.World.Clock.Time(Table.Opening.AddSeconds(1)));
        Assert.Equal(Table.Opening.AddSeconds(75), table.World.NextDue);
        Assert.Equal(0, table.World.Clock.Time(Table.Opening.AddHours(-1)));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("0.3")]
    [InlineData("0.7")]
    [InlineData("7")]
    [InlineData("17.3")]
    [InlineData("3600")]
    public void At_the_real_time_of_a_game_time_the_clock_shows_it_and_a_moment_before_it_does_not(string pace)
    {
        var clock = new Clock(
            true,
            17,
            Table.Opening,
            decimal.Parse(pace, System.Globalization.CultureInfo.InvariantCulture)
        );
        for (var time = 17L; time < 3000; time += 7)
        {
            var due = clock.RealTime(time);
            Assert.True(clock.Time(due) >= time, $"At {due:O} it is only {clock.Time(due)}, not {time}.");
            if (time > 17)
                Assert.True(clock.Time(due.AddMilliseconds(-1)) < time || clock.Pace > 1000, $"{time} came early.");
            var reached = clock.Reaches(time);
            Assert.Equal(time, clock.Time(reached));
            if (time > 17)
                Assert.True(clock.Time(reached.AddTicks(-1)) < time);
        }
    }

    [Fact]
    public void A_pause_stops_it_and_it_resumes_from_where_it_was()
    {
        var table = Table.Running();
        table.Pass(600);
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Null(table.World.NextDue);
        Assert.Empty(table.Do(Table.Facilitator, new PauseClock()));
        table.Now = table.Now.AddHours(5);
        table.Refused(RefusalCode.WrongPhase, Valley.Council, Table.Choose("speech"));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new DeclareReady(true));
        Assert.Empty(table.Do(CommandAuthor.Server, new AdvanceClock()));
        Assert.Empty(table.Do(CommandAuthor.Server, new MarkClock()));
        table.Do(Table.Facilitator, new ResumeClock());
        Assert.Empty(table.Do(Table.Facilitator, new ResumeClock()));
        Assert.Equal(600, table.World.Clock.Time(table.Now));
        Assert.Equal(table.Now.AddSeconds(20), table.World.NextDue);
    }

    [Fact]
    public void Talking_goes_on_in_a_pause()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        table.Do(Valley.Council, new Say([], "Coffee?"));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new Propose("compact", [], ""));
    }

    [Theory]
    [InlineData("0.09", false)]
    [InlineData("0.1", true)]
    [InlineData("3600", true)]
    [InlineData("3600.1", false)]
    [InlineData("-5", false)]
    public void The_pace_lies_within_bounds(string pace, bool allowed)
    {
        var table = Table.Running();
        var command = new SetPace(decimal.Parse(pace, System.Globalization.CultureInfo.InvariantCulture));
        if (allowed)
            table.Do(Table.Facilitator, command);
        else
            table.Refused(RefusalCode.Malformed, Table.Facilitator, command);
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, command);
    }

    [Fact]
    public void A_new_pace_holds_from_now_on()
    {
        var table = Table.Running();
        table.Pass(600);
        table.Do(Table.Facilitator, new SetPace(6));
        Assert.Equal(600, table.World.Clock.Time(table.Now));
        Assert.Equal(606, table.World.Clock.Time(table.Now.AddSeconds(1)));
        Assert.Equal(table.Now.AddSeconds(200), table.World.NextDue);
    }

    [Fact]
    public void Setting_the_pace_again_and_again_loses_no_time_and_gains_none()
    {
        var table = Table.Running(pace: 0.5m);
        for (var i = 0; i < 100; i++)
        {
            table.Now = table.Now.AddMilliseconds(1900);
            table.Do(Table.Facilitator, new SetPace(0.5m));
        }

        Assert.Equal(95, table.World.Clock.Time(table.Now));
        table.Now = table.Now.AddMilliseconds(1900);
        Assert.Equal(95, table.World.Clock.Time(table.Now));
        table.Do(Table.Facilitator, new SetPace(3600));
        Assert.Equal(95, table.World.Clock.Time(table.Now));
        Assert.Equal(99, table.World.Clock.Time(table.Now.AddMilliseconds(1)));
    }

    [Fact]
    public void After_a_restart_the_clock_goes_on_from_the_last_known_time()
    {
        var table = Table.Running();
        table.Pass(600);
        table.Do(CommandAuthor.Server, new MarkClock());
        var lastKnown = table.Now;
        table.Now = table.Now.AddHours(9);
        var events = table.Do(CommandAuthor.Server, new RecoverClock(lastKnown));
        Assert.Equal([new ClockSet(true, table.Now, 60, ClockReason.Restart) { At = 600 }], events);
        Assert.Equal(600, table.World.Clock.Time(table.Now));
        table.Pass(1200);
        Assert.Contains(table.Happened, e => e is Injected { Inject: "storm", At: 1800 });
        Assert.Equal(0, table.World.Round);
    }

    [Fact]
    public void After_a_restart_the_clock_is_not_past_what_has_not_happened_yet()
    {
        var table = Table.Running();
        table.Order(10);
        var lastKnown = table.Now.AddMinutes(5);
        table.Now = table.Now.AddHours(9);
        table.Do(CommandAuthor.Server, new RecoverClock(lastKnown));
        Assert.Equal(600, table.World.Clock.Time(table.Now));
        table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal((0, DirectiveStatus.Lapsed), (table.World.Round, table.World.Directives[0].Status));
    }

    [Fact]
    public void After_a_restart_a_stopped_clock_stands_still()
    {
        var table = Table.Running();
        table.Pass(600);
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Empty(table.Do(CommandAuthor.Server, new RecoverClock(table.Now.AddHours(1))));
        Assert.Empty(Table.Lobby().Do(CommandAuthor.Server, new RecoverClock(Table.Opening)));
    }

    [Fact]
    public void A_mark_tells_how_late_it_is_and_changes_nothing()
    {
        var table = Table.Running();
        table.Pass(90);
        var clock = table.World.Clock;
        Assert.Equal([new ClockMarked(90_000) { At = 90 }], table.Do(CommandAuthor.Server, new MarkClock(90_000)));
        Assert.Equal(clock, table.World.Clock);
    }

    [Fact]
    public void A_mark_does_not_tell_the_time_of_a_clock_that_was_just_set_anew()
    {
        var table = Table.Running();
        table.Now = table.World.NextDue!.Value.AddDays(1);
        var events = table.Do(CommandAuthor.Server, new MarkClock(5_000));
        Assert.Contains(events, e => e is ClockSet);
        Assert.Null(Assert.IsType<ClockMarked>(events[^1]).Elapsed);
    }

    [Fact]
    public void What_was_due_before_a_command_has_happened_even_when_the_timer_is_late()
    {
        var table = Table.Running();
        var directive = table.Order(minutes: 10);
        table.Now = table.Now.AddSeconds(10);
        table.Refused(RefusalCode.TooLate, Valley.Utility, Table.Choose("release-all", directive: directive));
        var events = table.Play(Valley.Council, "speech");
        Assert.Contains(events, e => e is DirectiveSettled { Status: DirectiveStatus.Lapsed, At: 600 });
        Assert.IsType<DirectiveSettled>(events[0]);
    }

    [Fact]
    public void A_move_that_comes_after_the_end_of_its_round_belongs_to_the_next()
    {
        var table = Table.Running();
        table.Now = table.Now.AddSeconds(70);
        var events = table.Play(Valley.Council, "speech");
        Assert.Equal(1, table.World.Round);
        Assert.Equal(10_800, events.Single(e => e is MovePlayed).At);
    }
}
