using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>Rounds of the valley last 60 game minutes; at pace 60 a real minute.</summary>
public sealed class ExtraTimeTests
{
    [Fact]
    public void A_round_closes_only_when_the_extra_time_of_a_role_is_over()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Percent: 50));
        table.Pass(3599);
        table.Now = Table.Opening.AddSeconds(60);
        var events = table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal(
            [
                new ClosingBegan(0) { At = 3600 },
                new ClockSet(true, Table.Opening.AddSeconds(60), 60, ClockReason.Closing, 0) { At = 3600 },
            ],
            events
        );
        Assert.Equal(Table.Opening.AddSeconds(90), table.World.NextDue);
        table.Now = Table.Opening.AddSeconds(89);
        Assert.Empty(table.Do(CommandAuthor.Server, new AdvanceClock()));
        Assert.Equal((0, 3600L), (table.World.Round, table.World.Clock.Time(table.Now)));
        table.Now = Table.Opening.AddSeconds(90);
        events = table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal(new ExtraTimeEnded(Valley.Growers) { At = 3600 }, events[0]);
        Assert.Equal(new RoundEnded(0) { At = 3600 }, events[1]);
        Assert.Equal(1, table.World.Round);
        Assert.Null(table.World.Clock.Closing);

        // The share is of each round.
        table.Now = table.Now.AddSeconds(61);
        table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal((1, 1000L), (table.World.Round, table.World.Clock.ClosingFor(table.Now)));
    }

    [Fact]
    public void Meanwhile_only_these_roles_act_and_everybody_talks()
    {
        var table = Closing(Valley.Growers);
        table.Play(Valley.Growers, "rally");
        table.Do(Valley.Growers, new Propose(null, [Valley.Council], "Share the water."));
        var refusal = table.Refused(CommandAuthor.Person(Valley.Council), Table.Choose("speech"));
        Assert.Equal(
            (RefusalCode.WrongPhase, "The round is closing. Not ready yet: The utility, the growers and the gazette."),
            (refusal.Code, refusal.Message)
        );
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new AcceptProposal(table.World.Agreements[^1].Id));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new Propose(null, [Valley.Growers], "Share."));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new TakeBackMove("shut-dam"));
        Assert.Equal((false, true), (table.View(Valley.Council).Acting!.Open, table.View(Valley.Growers).Acting!.Open));
        Assert.All(table.View(Valley.Council).Moves.Values, move => Assert.False(move.Open));
        table.Do(Valley.Council, new Say([], "Hurry."));

        // A declaration that nothing more is to be done harms nobody, and shortens the list of those who are not ready.
        table.Do(Valley.Utility, new DeclareReady(true));
        Assert.Equal(
            "The round is closing. Not ready yet: The growers and the gazette.",
            table.View(Valley.Council).Acting!.Why!.Message
        );
        Assert.Equal(
            ViewerProjection.Of(table.World, Viewer.Of(Valley.Council)).View.Moves["speech"].Why,
            table.View(Valley.Council).Acting!.Why
        );
    }

    [Fact]
    public void It_closes_when_those_roles_are_ready()
    {
        var table = Closing(Valley.Growers, Valley.Gazette);
        table.Do(Valley.Growers, new DeclareReady(true));
        Assert.Equal(0, table.World.Round);
        table.Do(Valley.Gazette, new DeclareReady(true));
        Assert.Equal(1, table.World.Round);
    }

    [Fact]
    public void Nobody_is_awaited_who_is_ready_when_the_clock_runs_out()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 5));
        table.Do(Valley.Growers, new DeclareReady(true));
        Assert.DoesNotContain(table.PassMinutes(60), e => e is ClosingBegan);
        Assert.Equal(1, table.World.Round);
    }

    [Fact]
    public void Each_role_has_its_own_and_one_whose_time_is_over_is_refused_like_the_others()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 1));
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Gazette, Minutes: 2));
        table.PassMinutes(60);
        table.Now = table.Now.AddMinutes(1);
        table.Refused(RefusalCode.WrongPhase, Valley.Growers, Table.Choose("rally"));
        Assert.Equal(
            [new ExtraTimeEnded(Valley.Growers) { At = 3600 }],
            table.Do(CommandAuthor.Server, new AdvanceClock())
        );
        Assert.Equal(
            new ExtraTimeView(0, 1, null, Over: true),
            table.View(Valley.Growers).Roles[Valley.Growers].ExtraTime
        );
        Assert.Equal(
            new ExtraTimeView(0, 2, 120_000, Over: false),
            table.View(Valley.Gazette).Roles[Valley.Gazette].ExtraTime
        );
        table.Now = table.Now.AddMinutes(1);
        table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal((1, null), (table.World.Round, table.View(Valley.Growers).Roles[Valley.Growers].ExtraTime));
    }

    [Fact]
    public void A_command_that_comes_late_finds_the_next_round()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 1));
        table.Now = Table.Opening.AddSeconds(121);
        var events = table.Play(Valley.Council, "speech");
        Assert.Equal(1, table.World.Round);
        Assert.Equal(10_800, events.Single(e => e is MovePlayed).At);
    }

    [Fact]
    public void No_deadline_passes_meanwhile()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Utility, Minutes: 10));
        var directive = table.Order(minutes: 60);
        table.PassMinutes(60);
        table.Now = table.Now.AddMinutes(9);
        table.Play(Valley.Utility, "release-all", directive: directive);
    }

    [Fact]
    public void A_pause_stops_it_another_pace_does_not_change_it_and_a_restart_keeps_it()
    {
        var table = Closing(Valley.Growers);
        table.Now = table.Now.AddSeconds(20);
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Null(table.World.NextDue);
        table.Now = table.Now.AddHours(1);
        table.Refused(RefusalCode.WrongPhase, Valley.Growers, Table.Choose("rally"));
        table.Do(Table.Facilitator, new ResumeClock());
        Assert.Equal(table.Now.AddSeconds(40), table.World.NextDue);
        table.Do(Table.Facilitator, new SetPace(1));
        Assert.Equal(table.Now.AddSeconds(40), table.World.NextDue);

        // Known last ten seconds later, back after an hour.
        var lastKnown = table.Now.AddSeconds(10);
        table.Now = table.Now.AddHours(1);
        table.Do(CommandAuthor.Server, new RecoverClock(lastKnown));
        Assert.Equal(table.Now.AddSeconds(30), table.World.NextDue);
        Assert.Equal(30_000, table.World.Clock.ClosingFor(table.Now));
        table.Do(CommandAuthor.Server, new HaltClock());
        Assert.Equal(30_000, table.World.Clock.Closing);
    }

    [Fact]
    public void It_ends_at_once_when_the_role_is_left_or_goes_to_its_autopilot()
    {
        var table = Closing(Valley.Growers, Valley.Gazette);
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Gazette));
        Assert.Equal(0, table.World.Round);
        table.Do(CommandAuthor.Server, new SeatReturned(Valley.Gazette));
        table.Refused(RefusalCode.WrongPhase, Valley.Gazette, Table.Choose("fly"));
        table.Do(Table.Facilitator, new HandRole(Valley.Growers, true));
        Assert.Equal(1, table.World.Round);

        table = Closing(Valley.Growers);
        table.Do(Valley.Growers, new LeaveSeat());
        Assert.Equal(1, table.World.Round);
    }

    [Fact]
    public void A_share_goes_with_the_people_it_was_for()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Percent: 25));
        Assert.Contains(new ExtraTimeGiven(Valley.Growers, 0, 0), table.Do(Valley.Growers, new LeaveSeat()));
        Assert.Null(Projection.Of(table.World, Viewer.Facilitator).Roles[Valley.Growers].ExtraTime);
    }

    [Fact]
    public void The_facilitator_ends_it_or_the_round()
    {
        var table = Closing(Valley.Growers);
        table.Do(Table.Facilitator, new EndExtraTime(Valley.Growers));
        Assert.Equal(1, table.World.Round);
        table = Closing(Valley.Growers);
        table.EndRound();
        Assert.Equal(1, table.World.Round);
        table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Percent: 25));
        table.Do(Table.Facilitator, new EndExtraTime(Valley.Growers));
        table.PassMinutes(60);
        Assert.Equal(1, table.World.Round);
        Assert.Equal(25, table.View(Valley.Growers).Roles[Valley.Growers].ExtraTime!.Percent);
        table.PassMinutes(60);
        Assert.NotNull(table.World.Clock.Closing);
    }

    [Fact]
    public void A_round_whose_extra_time_ends_in_a_pause_ends_when_the_clock_runs_again()
    {
        var table = Closing(Valley.Growers);
        table.Do(Table.Facilitator, new PauseClock());
        table.Do(Table.Facilitator, new EndExtraTime(Valley.Growers));
        Assert.Equal((0, false), (table.World.Round, table.World.Clock.Running));
        table.Do(Table.Facilitator, new ResumeClock());
        Assert.Equal((1, true), (table.World.Round, table.World.Clock.Running));
    }

    [Fact]
    public void More_is_given_while_the_round_is_closing()
    {
        var table = Closing(Valley.Growers);
        table.Now = table.Now.AddSeconds(50);
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 2));
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Council, Minutes: 1));
        table.Play(Valley.Council, "speech");
        Assert.Equal(table.Now.AddMinutes(1), table.World.NextDue);
        table.Now = table.Now.AddMinutes(2);
        Assert.Contains(table.Do(CommandAuthor.Server, new AdvanceClock()), e => e is RoundEnded);
    }

    [Fact]
    public void A_round_that_is_extended_goes_on_for_everybody()
    {
        var table = Closing(Valley.Growers);
        table.Now = table.Now.AddSeconds(30);
        table.Do(Table.Facilitator, new ExtendRound(10));
        Assert.Equal((null, 3600L), (table.World.Clock.Closing, table.World.Clock.Time(table.Now)));
        table.Play(Valley.Council, "speech");
        table.PassMinutes(10);
        Assert.Equal((0, 4200L), (table.World.Round, table.World.Clock.Time(table.Now)));
        Assert.Equal(0, table.World.Clock.ClosingFor(table.Now));
    }

    [Fact]
    public void A_step_to_the_end_of_the_round_leaves_it_closing_with_the_clock_stopped()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 1));
        table.Do(Table.Facilitator, new PauseClock());
        table.Do(Table.Facilitator, new StepClock(120));
        Assert.Equal((0, 0L, false), (table.World.Round, table.World.Clock.Closing, table.World.Clock.Running));
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new StepClock());
        table.Now = table.Now.AddHours(1);
        table.Do(Table.Facilitator, new ResumeClock());
        table.Play(Valley.Growers, "rally");
    }

    [Fact]
    public void It_is_between_the_role_and_the_facilitator_also_in_the_debrief()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 1, Percent: 25));
        Assert.All(events, e => Assert.True(e.StaysPrivate()));
        foreach (var viewer in Viewers.Limited(table.World).Where(v => v.Role != Valley.Growers))
        {
            Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), viewer));
            Assert.Equal(Observation.Of(before, viewer), Observation.Of(table.World, viewer));
        }

        var own = NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Growers));
        Assert.Equal("Extra time for the growers: 25 % of each round", Assert.Single(own).Headline, ignoreCase: true);

        before = table.World;
        table.PassMinutes(60);
        events = table.Happened[^2..];
        Assert.Equal(
            "Round 1 is closing",
            Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Spectator)).Headline
        );
        Assert.Equal(0, Projection.Of(Redaction.For(table.World, Viewer.Spectator), Viewer.Spectator).Clock.Closing);
    }

    [Fact]
    public void A_share_is_given_before_the_start()
    {
        var table = Table.Lobby();
        table.Sit(Valley.Growers, Valley.Growers);
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Percent: 25));
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 5));
        table.Do(Table.Facilitator, new StartSession());
        table.PassMinutes(60);
        Assert.Equal(0, table.World.Clock.ClosingFor(table.Now));
    }

    [Fact]
    public void Autopilots_do_nothing_while_a_round_is_closing()
    {
        var table = Table.Lobby();
        table.Sit(Valley.Growers, Valley.Growers);
        table.Do(Table.Facilitator, new StartSession());
        table.Do(Table.Facilitator, new GiveExtraTime(Valley.Growers, Minutes: 5));
        table.PassMinutes(60);
        table.Refused(RefusalCode.WrongPhase, CommandAuthor.Autopilot(Valley.Council), Table.Choose("speech"));
        var seen = Redaction.For(table.World, Viewer.Of(Valley.Council));
        Assert.Null(HeuristicStrategy.Choose(seen, Valley.Council, "key"));
        Assert.Null(RandomStrategy.Choose(seen, Valley.Council, "key"));
    }

    [Fact]
    public void Unfit_ones_are_refused()
    {
        var table = Table.Running();
        Refuse(RefusalCode.Unknown, new GiveExtraTime("nobody", Minutes: 1));
        Refuse(RefusalCode.Malformed, new GiveExtraTime(Valley.Council));
        Refuse(RefusalCode.Malformed, new GiveExtraTime(Valley.Council, Minutes: 121));
        Refuse(RefusalCode.Malformed, new GiveExtraTime(Valley.Council, Minutes: -1));
        Refuse(RefusalCode.Malformed, new GiveExtraTime(Valley.Council, Percent: 201));
        Refuse(RefusalCode.NotLegal, new EndExtraTime(Valley.Council));
        Refuse(RefusalCode.Unknown, new EndExtraTime("nobody"));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new GiveExtraTime(Valley.Council, Minutes: 1));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new EndExtraTime(Valley.Council));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        Refuse(RefusalCode.NotLegal, new GiveExtraTime(Valley.Council, Minutes: 1));
        table.Do(Table.Facilitator, new EndSession());
        Refuse(RefusalCode.WrongPhase, new GiveExtraTime(Valley.Council, Percent: 25));
        table = Table.Running(pacing: Pacing.Turns);
        Refuse(RefusalCode.NotLegal, new GiveExtraTime(Valley.Council, Percent: 25));
        Refuse(RefusalCode.NotLegal, new EndExtraTime(Valley.Council));

        void Refuse(RefusalCode code, SeatCommand command) => table.Refused(code, Table.Facilitator, command);
    }

    /// <summary>A round whose time is up, with a real minute for some roles.</summary>
    private static Table Closing(params string[] roles)
    {
        var table = Table.Running();
        foreach (var role in roles)
            table.Do(Table.Facilitator, new GiveExtraTime(role, Minutes: 1));
        table.PassMinutes(60);
        Assert.Equal(0, table.World.Clock.ClosingFor(table.Now));
        return table;
    }
}
