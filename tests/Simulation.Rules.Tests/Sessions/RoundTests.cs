using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

public sealed class RoundTests
{
    [Fact]
    public void A_round_ends_when_its_clock_runs_out_and_the_next_has_its_own_stretch_of_the_calendar()
    {
        var table = Table.Running();
        Assert.Empty(table.Pass(1799).OfType<Injected>());
        table.Pass(1800);
        Assert.Equal(0, table.World.Round);
        var events = table.Pass(1);
        Assert.Equal(1, table.World.Round);
        Assert.Contains(new RoundEnded(0) { At = 3600 }, events);
        Assert.Contains(new RoundBegan(1, 14_400) { At = 10_800 }, events);
        Assert.Equal(10_800, table.World.Clock.Time(table.Now));
        Assert.Equal(Table.Opening.AddMinutes(1), table.Now);
    }

    [Fact]
    public void A_round_ends_when_every_role_is_ready_autopilots_too()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new HandRole(Valley.Gazette, true));
        foreach (var role in new[] { Valley.Council, Valley.Utility, Valley.Growers })
            table.Do(role, new DeclareReady(true));
        Assert.Equal(0, table.World.Round);
        var events = table.Do(CommandAuthor.Autopilot(Valley.Gazette), new DeclareReady(true));
        Assert.Equal(1, table.World.Round);
        Assert.Equal(1, events.Count(e => e is RoundEnded));
        Assert.All(table.World.Actors, actor => Assert.False(actor.Ready));
    }

    [Fact]
    public void Readiness_can_be_taken_back_and_saying_it_twice_changes_nothing()
    {
        var table = Table.Running();
        Assert.Single(table.Do(Valley.Council, new DeclareReady(true)));
        Assert.Empty(table.Do(Valley.Council, new DeclareReady(true)));
        table.Do(Valley.Council, new DeclareReady(false));
        Assert.False(table.World.Actors[0].Ready);
    }

    [Fact]
    public void What_was_meant_for_a_round_that_has_ended_does_not_touch_the_next()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new DeclareReady(true, Round: 0));
        table.Do(Table.Facilitator, new EndRound(Round: 0));
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new EndRound(Round: 0));
        table.Refused(RefusalCode.TooLate, Valley.Council, new DeclareReady(true, Round: 0));
        Assert.Equal(1, table.World.Round);
        Assert.False(table.World.Actors[0].Ready);
        table.Do(Table.Facilitator, new EndRound());
        Assert.Equal(2, table.World.Round);
    }

    [Fact]
    public void Without_a_clock_a_round_ends_only_by_readiness_or_the_facilitator()
    {
        var table = Table.Running(pacing: Pacing.Turns);
        Assert.False(table.World.Clock.Running);
        Assert.Null(table.World.NextDue);
        table.Now = table.Now.AddDays(3);
        Assert.Empty(table.Do(CommandAuthor.Server, new AdvanceClock()));
        table.Play(Valley.Council, "speech");
        table.EndRound();
        Assert.Equal(1, table.World.Round);
        Assert.Equal(10_800, table.World.Clock.At);
        foreach (var actor in table.World.Scenario.Actors)
            table.Do(actor.Id, new DeclareReady(true));
        Assert.Equal(2, table.World.Round);
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new PauseClock());
    }

    [Fact]
    public void At_its_end_sealed_moves_open_then_indicators_drift_then_the_jump_of_the_calendar_brings_what_it_passes()
    {
        var table = Table.Running();
        table.Play(Valley.Growers, "close-canal");
        table.Order(minutes: 100);
        table.PassMinutes(50);
        var events = table.EndRound();
        var order = events
            .Where(e => e is RoundEnded or MovePlayed or Drifted or DirectiveSettled or RoundBegan)
            .Select(e => e.GetType().Name);
        Assert.Equal(["RoundEnded", "MovePlayed", "Drifted", "DirectiveSettled", "RoundBegan"], order);
        Assert.Equal(100 * 60, events.Single(e => e is DirectiveSettled).At);
        Assert.Contains(new IndicatorChanged("water", -5, 55) { At = 3000 }, events);
    }

    [Fact]
    public void Ending_a_round_early_brings_the_timed_injects_it_would_still_have_had()
    {
        var table = Table.Running();
        var events = table.EndRound();
        Assert.Contains(new Injected("storm") { At = 1800 }, events);
        Assert.Equal(10_800, events.Last(e => e is RoundBegan).At);
    }

    [Fact]
    public void What_is_due_comes_in_the_order_of_its_times_each_at_its_own()
    {
        var table = Table.Running();
        table.Order(minutes: 40);
        table.Propose(Valley.Council, "compact");
        table.Play(Valley.Council, "audit-utility", Valley.Utility);
        table.Now = table.Now.AddSeconds(50);
        var events = table.Do(CommandAuthor.Server, new AdvanceClock());
        var times = events
            .Where(e => e is Injected or DirectiveSettled or AgreementSettled)
            .Select(e => (e.GetType().Name, e.At))
            .ToList();
        Assert.Equal(
            [("Injected", 1800), ("Injected", 1800), ("AgreementSettled", 1800), ("DirectiveSettled", 2400)],
            times
        );
        Assert.True(events.Zip(events.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
    }

    [Fact]
    public void A_conditional_inject_comes_when_its_round_begins_if_its_conditions_hold_by_then()
    {
        var table = Table.Running(
            Valley.With(indicators: Valley.Scenario.Indicators.Select(i => i.Id == "calm" ? i with { Start = 20 } : i))
        );
        Assert.Contains(table.Happened, e => e is Injected { Inject: "panic" });
        Assert.DoesNotContain(table.Happened, e => e is Injected { Inject: "alarm-raised" });
        foreach (var role in new[] { Valley.Council, Valley.Utility, Valley.Growers })
            table.Do(role, new DeclareReady(true));
        var events = table.Do(Valley.Gazette, new DeclareReady(true));
        Assert.Contains(new Injected("alarm-raised") { At = 10_800 }, events);
    }

    [Fact]
    public void An_inject_may_bring_about_the_conditions_of_one_that_stands_before_it()
    {
        InjectDefinition[] injects =
        [
            new("second", "Second", When: [new FlagCondition("alarm")]),
            new(
                "first",
                "First",
                When: [new PlayedCondition("speech")],
                Effects: [new SetEffect(Flag: "alarm"), new InjectEffect("first"), new InjectEffect("third")]
            ),
            new("third", "Third", Effects: [new InjectEffect("first")]),
            new("never", "Never", When: [new PlayedCondition("rally")]),
        ];
        var table = Table.Running(Valley.With(injects: injects));
        var events = table.Play(Valley.Council, "speech");
        Assert.Equal(["first", "third", "second"], events.OfType<Injected>().Select(i => i.Inject));
    }

    [Fact]
    public void A_timed_inject_comes_only_if_its_conditions_hold_at_its_time()
    {
        var heat = Valley.With(
            indicators: Valley.Scenario.Indicators.Select(i => i.Id == "water" ? i with { Start = 100 } : i)
        );
        var table = Table.Running(heat);
        table.EndRound();
        Assert.Equal(95, table.World.Indicator("water"));
        table.EndRound();
        Assert.Contains(table.Happened, e => e is Injected { Inject: "heat" });

        table = Table.Running(
            Valley.With(
                indicators: Valley.Scenario.Indicators.Select(i =>
                    i.Id == "water" ? i with { Start = 100, Drift = 0 } : i
                )
            )
        );
        table.EndRound();
        table.EndRound();
        Assert.DoesNotContain(table.Happened, e => e is Injected { Inject: "heat" });
    }

    [Fact]
    public void An_inject_that_a_move_schedules_comes_at_its_time_and_is_about_the_same()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "audit-utility", Valley.Utility);
        Assert.Equal(8, table.Funds(Valley.Utility));
        table.Pass(1799);
        Assert.Equal(8, table.Funds(Valley.Utility));
        table.Pass(1);
        Assert.Equal(6, table.Funds(Valley.Utility));
        Assert.Empty(table.World.Schedule);
    }

    [Fact]
    public void What_an_inject_does_comes_after_all_that_its_move_does()
    {
        var table = Table.Running();
        var events = table.Play(Valley.Gazette, "leak");
        Assert.Equal(
            ["MovePlayed", "IndicatorChanged", "Injected", "ResourceChanged"],
            events.Select(e => e.GetType().Name)
        );
    }

    [Fact]
    public void The_session_ends_after_the_last_round()
    {
        var table = Table.Running();
        table.EndRound();
        table.EndRound();
        var events = table.EndRound();
        Assert.Equal(Phase.Debrief, table.World.Phase);
        Assert.Equal(2, table.World.Round);
        Assert.IsType<SessionEnded>(events[^1]);
        Assert.Null(table.World.NextDue);
        table.Refused(RefusalCode.WrongPhase, Table.Facilitator, new EndRound());
        table.Refused(RefusalCode.WrongPhase, Valley.Council, Table.Choose("speech"));
    }

    [Fact]
    public void A_round_can_be_extended_until_the_next_would_begin()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new ExtendRound(0));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new ExtendRound(1441));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new ExtendRound(10));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new ExtendRound(121));
        table.Do(Table.Facilitator, new ExtendRound(20));
        table.Pass(3600);
        Assert.Equal(0, table.World.Round);
        table.PassMinutes(20);
        Assert.Equal(1, table.World.Round);
    }
}
