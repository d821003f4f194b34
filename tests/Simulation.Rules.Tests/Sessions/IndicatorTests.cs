using System.Collections.Immutable;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;

namespace Simulation.Rules.Tests.Sessions;

public sealed class IndicatorTests
{
    [Theory]
    [InlineData(90, 80)]
    [InlineData(10, 20)]
    [InlineData(50, 50)]
    public void An_indicator_with_a_rest_goes_back_to_it_round_by_round(int start, int after)
    {
        var table = Table.Running(Calm(calm => calm with { Start = start, Rest = 50 }));
        table.EndRound();
        Assert.Equal(after, table.World.Indicator("calm"));
    }

    [Theory]
    [InlineData(50, 20, 70)]
    [InlineData(75, 20, 85)]
    [InlineData(98, 20, 99)]
    [InlineData(99, 20, 99)]
    [InlineData(25, -20, 15)]
    [InlineData(75, -20, 55)]
    public void A_soft_indicator_moves_less_the_nearer_it_is_to_the_end_that_it_is_pushed_to(int from, int by, int to)
    {
        var table = Table.Running(
            Valley.With(
                indicators: Changed(calm => calm with { Start = from, Soft = true }),
                moves: WithSurveyThat(new ChangeEffect(Indicator: "calm", By: by))
            )
        );
        table.Play(Valley.Utility, "survey");
        Assert.Equal(to, table.World.Indicator("calm"));
    }

    [Fact]
    public void A_drift_can_depend_on_how_things_stand()
    {
        var table = Table.Running(
            Calm(calm => calm with { Drifts = new Formula(-2, [new IndicatorTerm("water", 0.1m)], From: -10) })
        );
        table.EndRound();
        Assert.Equal(50 - 2 + 6, table.World.Indicator("calm"));
    }

    [Fact]
    public void A_facilitator_sets_a_soft_indicator_exactly()
    {
        var table = Table.Running(Calm(calm => calm with { Start = 90, Soft = true }));
        table.Do(Table.Facilitator, new AdjustWorld([new IndicatorAdjustment("calm", By: 8)], "A quiet night."));
        Assert.Equal(98, table.World.Indicator("calm"));
    }

    [Fact]
    public void A_move_can_count_for_less_each_time_it_is_played()
    {
        var less = new Formula(6, [new TimesPlayedTerm("survey", ActorReference.Self, -2)]);
        var table = Table.Running(
            Valley.With(
                injects: [],
                moves: WithSurveyThat(new ChangeEffect(Indicator: "calm", Reckoned: less), perGame: 3)
            )
        );
        table.Play(Valley.Utility, "survey");
        Assert.Equal(56, table.World.Indicator("calm"));
        table.EndRound();
        table.Play(Valley.Utility, "survey");
        Assert.Equal(60, table.World.Indicator("calm"));
    }

    /// <summary>Without injects, so that nothing else moves an indicator when a round ends.</summary>
    private static Scenario Calm(Func<IndicatorDefinition, IndicatorDefinition> change) =>
        Valley.With(injects: [], indicators: Changed(change));

    private static IEnumerable<IndicatorDefinition> Changed(Func<IndicatorDefinition, IndicatorDefinition> change) =>
        Valley.Scenario.Indicators.Select(one => one.Id == "calm" ? change(one) : one);

    private static IEnumerable<MoveDefinition> WithSurveyThat(Effect effect, int? perGame = null) =>
        Valley.Scenario.Moves.Select(move =>
            move.Id == "survey"
                ? move with
                {
                    Outcome = [effect],
                    Cost = ImmutableSortedDictionary<string, int>.Empty,
                    PerGame = perGame,
                }
                : move
        );
}
