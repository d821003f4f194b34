using Simulation.Rules.Conditions;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

public sealed class EndingTests
{
    [Fact]
    public void The_first_ending_whose_conditions_hold_is_reached()
    {
        var table = Table.Running(
            Valley.With(
                endings:
                [
                    new EndingDefinition("flood", "Flood", "", [new IndicatorCondition("water", AtLeast: 99)]),
                    new EndingDefinition("calm", "Calm", "", [new IndicatorCondition("calm", AtLeast: 10)]),
                    new EndingDefinition("wet", "Wet", "", [new IndicatorCondition("water", AtLeast: 10)]),
                    new EndingDefinition("none", "None", ""),
                ]
            )
        );
        table.Do(Table.Facilitator, new EndSession());
        Assert.Equal("calm", table.World.Ending);
    }

    [Fact]
    public void The_last_one_is_reached_when_no_other_is()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new EndSession());
        Assert.Equal("dust", table.World.Ending);
        Assert.False(table.World.Clock.Running);
        Assert.Equal("Dust", table.View(Valley.Council).Session.Ending?.Title);
    }

    [Fact]
    public void An_ending_at_once_does_not_wait_for_the_last_round()
    {
        var table = Table.Running(
            Valley.With(indicators: Valley.Scenario.Indicators.Select(i => i.Id == "calm" ? i with { Start = 22 } : i))
        );
        table.Play(Valley.Growers, "rally");
        Assert.Equal(Phase.Running, table.World.Phase);
        var events = table.Play(Valley.Growers, "rally");
        Assert.Equal(("riot", Phase.Debrief), (table.World.Ending, table.World.Phase));
        Assert.IsType<SessionEnded>(events[^1]);
    }

    [Fact]
    public void A_move_can_end_the_session_and_nothing_happens_after_that()
    {
        var table = Table.Running();
        var events = table.Play(Valley.Council, "resign");
        Assert.Equal("dust", table.World.Ending);
        Assert.IsType<SessionEnded>(events[^1]);
        Assert.Equal(50, table.World.Indicator("calm"));
    }

    [Fact]
    public void When_an_opened_move_ends_the_session_no_other_opens_and_nothing_drifts()
    {
        var table = Table.Running(
            Valley.With(moves: Valley.Moves("close-canal", m => m with { Outcome = [new EndEffect("dust")] }))
        );
        table.Play(Valley.Growers, "close-canal");
        table.Play(Valley.Council, "shut-dam");
        var events = table.EndRound();
        Assert.IsType<SessionEnded>(events[^1]);
        Assert.Equal(60, table.World.Indicator("water"));
        Assert.Equal("full", table.World.Assets[0].Status);
    }

    [Fact]
    public void When_a_lapse_ends_the_session_no_other_directive_lapses()
    {
        var table = Table.Running(
            Valley.With(
                demands:
                [
                    new DemandDefinition(
                        "release",
                        "Release",
                        OnLapse: [new EndEffect("dust"), new ChangeEffect(Indicator: "calm", By: -1)]
                    ),
                ],
                moves: Valley.Moves("release-order", m => m with { When = [] })
            )
        );
        table.Order(minutes: 10);
        table.Order(minutes: 10);
        var events = table.PassMinutes(11);
        Assert.Single(events.OfType<DirectiveSettled>());
        Assert.IsType<SessionEnded>(events[^1]);
    }

    [Fact]
    public void At_the_end_open_directives_lapse_with_all_that_follows()
    {
        var table = Table.Running();
        table.Order(minutes: 600);
        var calm = table.World.Indicator("calm");
        table.Do(Table.Facilitator, new EndSession());
        Assert.Equal(DirectiveStatus.Lapsed, table.World.Directives[0].Status);
        Assert.Equal(calm - 6, table.World.Indicator("calm"));
    }

    [Fact]
    public void A_lapse_that_settles_another_directive_spares_it_its_own()
    {
        var table = Table.Running(
            Valley.With(
                demands:
                [
                    new DemandDefinition(
                        "release",
                        "Release",
                        OnLapse:
                        [
                            new SettleDirectivesEffect(DirectiveStatus.Withdrawn, "release"),
                            new ChangeEffect(Indicator: "calm", By: -1),
                        ]
                    ),
                ],
                moves: Valley.Moves("release-order", m => m with { When = [] })
            )
        );
        table.Order(minutes: 10);
        table.Order(minutes: 10);
        var calm = table.World.Indicator("calm");
        table.PassMinutes(10);
        Assert.Equal([DirectiveStatus.Lapsed, DirectiveStatus.Withdrawn], table.World.Directives.Select(d => d.Status));
        Assert.Equal(calm - 1, table.World.Indicator("calm"));
    }

    [Fact]
    public void The_session_is_over_for_everybody()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new EndSession());
        table.Do(Table.Facilitator, new EndSession());
        foreach (
            SeatCommand command in (SeatCommand[])
                [
                    new EndSession(),
                    new EndRound(),
                    new PauseClock(),
                    new ResumeClock(),
                    new SetPace(1),
                    new ExtendRound(1),
                    new StartSession(),
                    new HandRole(Valley.Council, true),
                ]
        )
        {
            table.Refused(RefusalCode.WrongPhase, Table.Facilitator, command);
        }

        foreach (
            SeatCommand command in (SeatCommand[])
                [
                    Table.Choose("speech"),
                    new DeclareReady(true),
                    new TakeBackMove("shut-dam"),
                    new Propose("compact", [], ""),
                    new AcceptProposal("x"),
                ]
        )
        {
            table.Refused(RefusalCode.WrongPhase, Valley.Council, command);
        }

        Assert.Empty(table.Do(CommandAuthor.Server, new AdvanceClock()));
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council)));
        table.Do(Valley.Council, new Say([], "Well played."));
        table.Do(Table.Facilitator, new Announce("Now the debrief."));
    }
}
