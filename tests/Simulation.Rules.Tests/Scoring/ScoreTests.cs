using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Scoring;

public sealed class ScoreTests
{
    [Fact]
    public void A_score_is_the_weighted_mean_of_the_goals()
    {
        var world = Table.Running().World;
        // Order 50 with weight 2, dry 100 − 30 with weight 1.
        Assert.Equal(57, Scores.Total(world, 0));
        Assert.Equal(170m / 3, Scores.Exact(world, 0));
        Assert.Equal(100, Scores.Total(world, 1));
        Assert.Equal(0, Scores.Total(world, 3));
    }

    [Fact]
    public void A_goal_is_bounded_and_says_what_it_is_made_of()
    {
        var world = Table.Running().World;
        var goal = new ObjectiveDefinition(
            "goal",
            "Goal",
            Measure: new Formula(
                10,
                [
                    new IndicatorTerm("calm", 3),
                    new ResourceTerm("funds", ActorReference.Self, -0.5m),
                    new RelationTerm(ActorReference.Self, new(Valley.Utility), 0.25m),
                    new AuthorityTerm("water-act", 0.1m),
                ],
                -1000,
                1000
            )
        );
        var (value, factors) = Scores.Value(world, 0, goal);
        Assert.Equal(100, value);
        Assert.Equal(
            [
                ("base", 10m),
                ("Calm", 150m),
                ("Funds of the council", -2.5m),
                ("regard of the council for the utility", 2.5m),
                ("strength of Water act", 6m),
            ],
            factors.Select(f => (f.Label, f.Amount))
        );
    }

    [Theory]
    [InlineData("0.5", 1)]
    [InlineData("1.5", 2)]
    [InlineData("2.5", 3)]
    [InlineData("-0.5", -1)]
    [InlineData("-1.5", -2)]
    [InlineData("0.49", 0)]
    [InlineData("40", 20)]
    [InlineData("-40", -20)]
    public void A_formula_rounds_half_away_from_zero_and_keeps_its_bounds(string points, int expected)
    {
        var formula = new Formula(
            0,
            [new PointsTerm(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), [], "so")],
            -20,
            20
        );
        Assert.Equal(expected, formula.Value(Table.Running().World, EffectContext.None));
    }

    [Fact]
    public void A_goal_by_conditions_is_met_or_not()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "shut-dam");
        table.EndRound();
        Assert.Equal(0, Scores.Total(table.World, 1));
    }

    [Fact]
    public void A_value_that_the_role_cannot_know_is_shown_as_unknown()
    {
        var goal = new ObjectiveDefinition(
            "tight",
            "A tight dam",
            Measure: new Formula(100, [new IndicatorTerm("seepage", -1)])
        );
        var table = Table.Running(
            Valley.With(actors: Valley.Scenario.Actors.Select(a => a with { Objectives = [goal] }))
        );
        Assert.Equal(70, table.View(Valley.Utility).Objectives["utility/tight"].Value);
        Assert.Null(table.View(Valley.Growers).Objectives["growers/tight"].Value);
        Assert.Single(table.View(Valley.Growers).Objectives);
    }

    [Fact]
    public void An_expectation_says_what_serves_ones_goals_and_how_likely_it_is()
    {
        var table = Table.Running();
        var speech = table.View(Valley.Council).Moves["speech"].Options[0].Expected;
        Assert.Equal([new Expectation("Calm", 4, true, null)], speech);
        var rally = table.View(Valley.Growers).Moves["rally"].Options[0].Expected;
        Assert.Equal([new Expectation("Calm", -12, null, null)], rally);
        var directive = table.Order();
        var sue = table.View(Valley.Utility).Moves["sue"].Options.Single(o => o.Directive == directive).Expected;
        var chance =
            30
            - 24
            + (int)
                Math.Round(
                    (table.World.Attribute(0, "crack") * 0.5m) + (table.World.Indicator("calm") * 0.1m),
                    MidpointRounding.AwayFromZero
                );
        Assert.Equal([chance, 100 - chance], sue.Select(e => e.Chance!.Value));
    }

    [Theory]
    [MemberData(nameof(ConditionCases))]
    public void Conditions_hold_or_do_not(Condition condition, bool before, bool after)
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves("speech", m => m with { When = [condition], Outcome = [], PerRound = null })
            )
        );
        Assert.Equal(before, table.View(Valley.Council).Moves["speech"].Open);
        table.Order();
        table.Play(Valley.Utility, "survey");
        table.EndRound();
        Assert.Equal(after, table.View(Valley.Council).Moves["speech"].Open);
    }

    public static TheoryData<Condition, bool, bool> ConditionCases =>
        new()
        {
            { new IndicatorCondition("calm", AtLeast: 50), true, false },
            { new IndicatorCondition("calm", AtMost: 47), false, true },
            { new ResourceCondition("standing", ActorReference.Self, AtLeast: 5), true, false },
            { new RelationCondition(ActorReference.Self, new(Valley.Utility), AtLeast: 10), true, true },
            { new AssetAttributeCondition("height", new("dam"), 70, 70), true, true },
            { new AssetStatusCondition(["full", "shut"], new("dam")), true, true },
            { new AssetStatusCondition(["drained"], new("dam")), false, false },
            { new KnowsAttributeCondition("crack", new("dam"), ActorReference.Self), false, true },
            { new PlayedCondition("survey"), false, true },
            { new PlayedCondition("survey", ActorReference.Self), false, false },
            { new PlayedCondition("release-order", ActorReference.Self), false, true },
            { new DirectiveCondition("release"), false, true },
            { new DirectiveCondition("release", [DirectiveStatus.Lapsed]), false, true },
            { new DirectiveCondition("release", [DirectiveStatus.Issued]), false, false },
            { new AgreementCondition("compact"), false, false },
            { new FlagCondition("alarm"), false, false },
            { new RoundAtLeastCondition(2), false, true },
            { new RoundAtLeastCondition(1, 1), true, false },
            { new NotCondition(new RoundAtLeastCondition(2)), true, false },
            { new AllCondition([new RoundAtLeastCondition(2), new PlayedCondition("survey")]), false, true },
            { new AllCondition([]), true, true },
            { new AnyCondition([new RoundAtLeastCondition(2), new FlagCondition("alarm")]), false, true },
            { new AnyCondition([]), false, false },
        };
}
