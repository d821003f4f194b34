using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>A game that nobody attends stands still.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void The_clock_stops_when_nobody_is_connected_and_runs_on_with_the_first_who_is_back()
    {
        var table = Table.Running();
        table.PassMinutes(10);
        table.Do(CommandAuthor.Server, new TableEmpty());
        var stood = table.World.Clock.At;
        table.Now += TimeSpan.FromHours(20);

        Assert.Null(table.World.NextDue);
        table.Do(CommandAuthor.Server, new TableAttended());
        Assert.True(table.World.Clock.Running);
        Assert.Equal(stood, table.World.Clock.Time(table.Now));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(60)]
    [InlineData(3600)]
    public void A_game_stands_still_after_the_grace_or_a_tenth_of_its_round(double pace)
    {
        var grace = TimeSpan.FromSeconds(30);
        var table = Table.Running();
        table.Do(Table.Facilitator, new SetPace((decimal)pace));
        var round = (table.World.RoundEnds - table.World.Scenario.Calendar[0].Starts) / pace;
        Assert.Equal(Math.Min(30, round / 10), TablePresence.GraceOf(table.World, grace).TotalSeconds, 0.001);
    }

    [Fact]
    public void A_game_by_turns_is_not_over_by_itself_and_waits_after_the_whole_grace()
    {
        var table = Table.Running(pacing: Pacing.Turns);
        table.Do(Table.Facilitator, new SetPace(3600));
        Assert.Equal(TimeSpan.FromSeconds(30), TablePresence.GraceOf(table.World, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_game_that_is_ended_while_it_stands_still_does_not_go_on()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new TableEmpty());
        table.Do(CommandAuthor.Server, new EndSession());
        Assert.Empty(table.Do(CommandAuthor.Server, new TableAttended()));
        Assert.False(table.World.Clock.Running);
    }

    [Fact]
    public void A_clock_that_the_facilitator_has_stopped_stays_stopped()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        table.Do(CommandAuthor.Server, new TableEmpty());
        Assert.Equal(
            [new WaitingEnded(table.Now) { At = table.World.Clock.At }],
            table.Do(CommandAuthor.Server, new TableAttended())
        );
        Assert.False(table.World.Clock.Running);
    }

    [Fact]
    public void Autopilots_do_nothing_while_it_waits()
    {
        var table = Table.Running(pacing: Pacing.Turns);
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        table.Do(CommandAuthor.Server, new TableEmpty());
        table.Refused(RefusalCode.WrongPhase, CommandAuthor.Autopilot(Valley.Council), new DeclareReady(true));
        table.Refused(RefusalCode.WrongPhase, CommandAuthor.Autopilot(Valley.Council), Table.Choose("speech"));
        table.Do(CommandAuthor.Server, new TableAttended());
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("speech"));
    }

    [Fact]
    public void Whoever_acts_is_there()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new TableEmpty());
        Assert.Equal(
            [typeof(WaitingEnded), typeof(ClockSet), typeof(ClockSet)],
            table.Do(Table.Facilitator, new PauseClock()).Select(happened => happened.GetType())
        );
        Assert.False(table.World.IsWaiting);
    }

    [Fact]
    public void It_waits_once_only_while_the_game_is_on_and_not_when_it_was_opened_to_play_on()
    {
        var table = Table.Lobby();
        Assert.Empty(table.Do(CommandAuthor.Server, new TableEmpty()));
        Assert.Empty(table.Do(CommandAuthor.Server, new TableAttended()));
        table.Do(Table.Facilitator, new StartSession());
        table.Do(CommandAuthor.Server, new TableEmpty());
        Assert.Empty(table.Do(CommandAuthor.Server, new TableEmpty()));
        table.Do(Table.Facilitator, new EndSession());
        Assert.Empty(table.Do(CommandAuthor.Server, new TableEmpty()));

        var alone = Table.Running(unattended: Unattended.PlaysOn);
        Assert.Empty(alone.Do(CommandAuthor.Server, new TableEmpty()));
        Assert.True(alone.World.Clock.Running);
    }

    [Theory]
    [InlineData(20, "less than a minute")]
    [InlineData(60, "a minute")]
    [InlineData(25 * 60, "25 minutes")]
    [InlineData(20 * 3600, "20 hours")]
    [InlineData(6 * 86400, "6 days")]
    public void Everybody_reads_why_and_how_long_it_stood_still(int seconds, string span)
    {
        var table = Table.Running();
        Assert.Equal(["Nobody is connected: the game waits"], Told(table, new TableEmpty()).Select(n => n.Headline));
        table.Now += TimeSpan.FromSeconds(seconds);
        var told = Assert.Single(Told(table, new TableAttended()));
        Assert.Equal(
            ("Somebody is back: the game goes on", $"It stood still for {span}, because nobody was connected."),
            (told.Headline, told.Text)
        );
        Assert.Equal(
            new WaitView(Table.Opening.ToUnixTimeMilliseconds(), table.Now.ToUnixTimeMilliseconds()),
            table.View(Valley.Growers).Session.Wait
        );
    }

    private static Sequence<Notice> Told(Table table, ServerCommand command)
    {
        var before = table.World;
        return NoticeProjection.Of(
            new NarratedEvents(before, [.. table.Do(CommandAuthor.Server, command)]),
            Viewer.Of(Valley.Growers)
        );
    }
}
