using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Improvised;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Improvised;

public sealed class ImprovisingTests
{
    private static readonly Improvise _well = new(
        "Dig a well",
        "Water for the fields",
        ["We have shovels", "Nobody looks"]
    );

    [Fact]
    public void A_role_improvises_others_argue_the_facilitator_rules_and_the_dice_decide()
    {
        var table = Table.Running();
        table.Do(Valley.Growers, _well);
        table.Do(Valley.Council, new Argue("growers.1", Side.Against, "No permit."));
        table.Do(Valley.Gazette, new Argue("growers.1", Side.For, "The people want it."));
        table.Do(Table.Facilitator, new PauseClock());
        var before = table.World;
        var events = table.Do(
            Table.Facilitator,
            new RuleImprovised(
                "growers.1",
                100,
                [new IndicatorAdjustment("water", By: 5)],
                [new IndicatorAdjustment("calm", By: -5)],
                "Why not."
            )
        );
        var ruled = Assert.IsType<ImprovisedRuled>(events[0]);
        Assert.Equal((100, true, "Why not."), (ruled.Chance, ruled.Success, ruled.Words));
        Assert.Equal(
            [typeof(ImprovisedRuled), typeof(Rolled), typeof(IndicatorChanged)],
            events.Select(e => e.GetType())
        );
        var told = Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Spectator));
        Assert.Equal(
            ("A success for the growers: Dig a well", "Why not.", "water", 100),
            (told.Headline, told.Text, told.Changes[0].Id, told.Rolls[0].Chance)
        );
        var view = table.View(Valley.Utility).Improvised["growers.1"];
        Assert.Equal(
            (ImprovisedStatus.Succeeded, 100, 2, false),
            (view.Status, view.Chance, view.Argued.Count, view.MayArgue)
        );
        Assert.Equal(2, Projection.Of(table.World, Viewer.Facilitator).Roles[Valley.Growers].MovesLeft);
    }

    [Theory]
    [InlineData(0, ImprovisedStatus.Failed)]
    [InlineData(100, ImprovisedStatus.Succeeded)]
    public void A_chance_of_0_never_succeeds_and_one_of_100_always(int chance, ImprovisedStatus expected)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var table = Table.Running(seed: "seed " + seed);
            table.Do(Valley.Growers, _well);
            table.Do(Table.Facilitator, new RuleImprovised("growers.1", chance, [], []));
            Assert.Equal(expected, table.World.ImprovisedMove("growers.1")!.Status);
        }
    }

    [Fact]
    public void The_roll_does_not_depend_on_what_was_played_before()
    {
        var (one, two) = (Table.Running(), Table.Running());
        two.Play(Valley.Council, "speech");
        foreach (var table in new[] { one, two })
        {
            table.Do(Valley.Growers, _well);
            table.Do(Table.Facilitator, new RuleImprovised("growers.1", 50, [], []));
        }

        Assert.Equal(one.World.Improvised[0].Rolled, two.World.Improvised[0].Rolled);
    }

    [Fact]
    public void The_move_of_the_round_comes_back_when_it_is_refused_withdrawn_or_lapses()
    {
        var table = Table.Running();
        table.Do(Valley.Growers, _well);
        Assert.Equal(1, table.World.Actors[2].MovesUsed);
        table.Do(Valley.Growers, new WithdrawImprovised("growers.1"));
        Assert.Equal(0, table.World.Actors[2].MovesUsed);
        table.Do(Valley.Growers, _well);
        table.Do(Table.Facilitator, new RefuseImprovised("growers.2", "There is rock."));
        Assert.Equal(0, table.World.Actors[2].MovesUsed);
        table.Do(Valley.Growers, _well);
        var before = table.World;
        var events = table.EndRound();
        Assert.Contains(new ImprovisedClosed("growers.3", ImprovisedStatus.Lapsed, null), events);
        Assert.Contains(
            NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council)),
            n => n.Headline == "The round ended before a ruling on what the growers improvised: Dig a well"
        );
        Assert.Equal(["There is rock."], table.World.Improvised.Select(m => m.Words).OfType<string>());
        table.Do(Valley.Growers, _well);
        Assert.Contains(
            table.Do(Table.Facilitator, new EndSession()),
            e => e is ImprovisedClosed { Status: ImprovisedStatus.Lapsed }
        );
    }

    [Fact]
    public void A_secret_one_is_known_to_its_role_and_the_facilitator_only()
    {
        var table = Table.Running();
        var before = table.World;
        List<SessionEvent> events = [.. table.Do(Valley.Growers, _well with { Secret = true })];
        Assert.Equal("growers.secret.1", table.World.Improvised[0].Id);
        table.Refused(RefusalCode.Unknown, Valley.Council, new Argue("growers.secret.1", Side.For, "Yes."));
        events.AddRange(
            table.Do(
                Table.Facilitator,
                new RuleImprovised(
                    "growers.secret.1",
                    100,
                    [new ResourceAdjustment(Valley.Growers, "funds", By: 1)],
                    []
                )
            )
        );
        foreach (var viewer in new[] { Viewer.Of(Valley.Council), Viewer.Spectator })
        {
            Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), viewer));
            Assert.Empty(Projection.Of(Redaction.For(table.World, viewer), viewer).Improvised);
        }

        Assert.Equal(2, NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Growers)).Count);
    }

    [Fact]
    public void Each_role_argues_once_not_about_its_own_and_not_when_it_is_settled()
    {
        var table = Table.Running();
        table.Do(Valley.Growers, _well);
        Assert.True(table.View(Valley.Council).Improvised["growers.1"].MayArgue);
        Assert.False(table.View(Valley.Growers).Improvised["growers.1"].MayArgue);
        table.Refused(RefusalCode.NotYours, Valley.Growers, new Argue("growers.1", Side.For, "Yes."));
        table.Do(Valley.Council, new Argue("growers.1", Side.For, "Yes."));
        table.Refused(RefusalCode.LimitReached, Valley.Council, new Argue("growers.1", Side.Against, "No."));
        table.Refused(RefusalCode.Malformed, Valley.Utility, new Argue("growers.1", Side.Against, ""));
        table.Refused(RefusalCode.TooLarge, Valley.Utility, new Argue("growers.1", Side.Against, new string('x', 301)));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new Argue("growers.2", Side.Against, "No."));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new Argue("growers.1", Side.Against, "No."));
        table.Refused(RefusalCode.NotYours, Valley.Council, new WithdrawImprovised("growers.1"));
        table.Do(Table.Facilitator, new RefuseImprovised("growers.1", "No."));
        table.Refused(RefusalCode.TooLate, Valley.Utility, new Argue("growers.1", Side.Against, "No."));
        table.Refused(RefusalCode.TooLate, Valley.Growers, new WithdrawImprovised("growers.1"));
    }

    [Fact]
    public void Who_improvises_has_a_move_left_has_not_done_so_in_this_round_and_writes_fit_texts()
    {
        var lobby = Table.Lobby();
        lobby.Sit(Valley.Growers, Valley.Growers);
        lobby.Refused(RefusalCode.WrongPhase, Valley.Growers, _well);
        var table = Table.Running();
        foreach (
            var unfit in new[]
            {
                _well with
                {
                    Action = "",
                },
                _well with
                {
                    Result = "\0",
                },
                _well with
                {
                    Arguments = [" "],
                },
                _well with
                {
                    Arguments = [null!],
                },
            }
        )
        {
            table.Refused(RefusalCode.Malformed, Valley.Growers, unfit);
        }

        foreach (
            var large in new[]
            {
                _well with
                {
                    Action = new string('x', 301),
                },
                _well with
                {
                    Arguments = ["a", "b", "c", "d"],
                },
            }
        )
        {
            table.Refused(RefusalCode.TooLarge, Valley.Growers, large);
        }

        table.Refused(RefusalCode.NotYours, Table.Facilitator, _well);
        table.Do(Valley.Growers, _well);
        Assert.Equal(RefusalCode.LimitReached, table.View(Valley.Growers).Improvising!.Why!.Code);
        table.Refused(RefusalCode.LimitReached, Valley.Growers, _well);
        table.Play(Valley.Gazette, "leak");
        table.Refused(RefusalCode.LimitReached, Valley.Gazette, _well);
        table.EndRound();
        table.Do(Valley.Growers, _well);
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        table.Refused(RefusalCode.NotLegal, CommandAuthor.Autopilot(Valley.Council), _well);
        table.Do(Table.Facilitator, new PauseClock());
        table.Refused(RefusalCode.WrongPhase, Valley.Utility, _well);
    }

    [Fact]
    public void A_role_cannot_propose_and_withdraw_without_end()
    {
        var table = Table.Running();
        for (var i = 1; i <= 5; i++)
        {
            table.Do(Valley.Growers, _well);
            table.Do(Valley.Growers, new WithdrawImprovised("growers." + i));
        }

        table.Refused(RefusalCode.LimitReached, Valley.Growers, _well);
    }

    [Fact]
    public void A_scenario_may_forbid_it_or_allow_more()
    {
        var scenario = Valley.With();
        Table
            .Running(
                new Scenario(
                    scenario.Id,
                    scenario.Title,
                    scenario.Summary,
                    10,
                    60,
                    scenario.Rounds,
                    scenario.Actors,
                    scenario.Indicators,
                    scenario.Moves,
                    scenario.Endings,
                    scenario.Resources,
                    scenario.Assets,
                    scenario.Authorities,
                    scenario.Demands,
                    scenario.Agreements,
                    scenario.Injects,
                    scenario.Flags,
                    Improvised: new ImprovisedDefinition(0)
                )
            )
            .Refused(RefusalCode.NotLegal, Valley.Growers, _well);
    }

    [Fact]
    public void Rulings_that_do_not_fit_are_refused()
    {
        var table = Table.Running();
        table.Do(Valley.Growers, _well);
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new RuleImprovised("growers.1", 50, [], []));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new RefuseImprovised("growers.1", "No."));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new RuleImprovised("growers.2", 50, [], []));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new RuleImprovised("growers.1", 101, [], []));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new RuleImprovised("growers.1", -1, [], []));
        table.Refused(
            RefusalCode.Unknown,
            Table.Facilitator,
            new RuleImprovised("growers.1", 50, [new FlagAdjustment("x", true)], [])
        );
        table.Refused(
            RefusalCode.Unknown,
            Table.Facilitator,
            new RuleImprovised("growers.1", 50, [], [new FlagAdjustment("x", true)])
        );
        table.Refused(
            RefusalCode.TooLarge,
            Table.Facilitator,
            new RuleImprovised("growers.1", 50, [], [], new string('x', 1001))
        );
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new RefuseImprovised("growers.1", ""));
        table.Do(Table.Facilitator, new RuleImprovised("growers.1", 50, [], []));
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new RuleImprovised("growers.1", 50, [], []));
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new RefuseImprovised("growers.1", "No."));
    }
}
