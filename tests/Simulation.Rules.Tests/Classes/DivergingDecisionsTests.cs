using Simulation.Rules.Classes;

namespace Simulation.Rules.Tests.Classes;

public sealed class DivergingDecisionsTests
{
    [Fact]
    public void Tables_part_in_the_first_round_in_which_some_have_played_a_move_and_others_not()
    {
        var splits = DivergingDecisions.Of(
            Valley.Scenario,
            [
                Outcome(1, round: 1, new FirstPlay(Valley.Council, "speech", 0)),
                Outcome(2, round: 1, new FirstPlay(Valley.Council, "speech", 1)),
                Outcome(3, round: 1),
            ]
        );
        var split = Assert.Single(splits);
        Assert.Equal((0, Valley.Council), (split.Round, split.Role));
        Assert.Equal([1], split.Played);
        Assert.Equal([2, 3], split.NotPlayed);
    }

    [Fact]
    public void What_all_or_none_have_played_parts_nobody()
    {
        var play = new FirstPlay(Valley.Council, "speech", 0);
        Assert.Empty(DivergingDecisions.Of(Valley.Scenario, [Outcome(1, 0, play), Outcome(2, 0, play)]));
        Assert.Empty(DivergingDecisions.Of(Valley.Scenario, [Outcome(1, 0), Outcome(2, 0)]));
        Assert.Empty(DivergingDecisions.Of(Valley.Scenario, []));
    }

    [Fact]
    public void A_table_that_has_not_come_as_far_is_on_no_side()
    {
        var late = new FirstPlay(Valley.Council, "speech", 1);
        Assert.Empty(DivergingDecisions.Of(Valley.Scenario, [Outcome(1, 1, late), Outcome(2, 0)]));
    }

    [Fact]
    public void The_earliest_comes_first_and_of_one_round_the_most_even()
    {
        var (speech, canal) = (
            new FirstPlay(Valley.Council, "speech", 0),
            new FirstPlay(Valley.Growers, "close-canal", 0)
        );
        var splits = DivergingDecisions.Of(
            Valley.Scenario,
            [
                Outcome(1, 1, speech, canal, new FirstPlay(Valley.Utility, "inspect", 1)),
                Outcome(2, 1, canal),
                Outcome(3, 1),
                Outcome(4, 1),
            ]
        );
        Assert.Equal(
            [(0, Valley.Growers), (0, Valley.Council), (1, Valley.Utility)],
            splits.Select(split => (split.Round, split.Role))
        );
    }

    private static TableOutcome Outcome(int table, int round, params FirstPlay[] moves) =>
        new(table, round, null, [], [], [], [], [.. moves]);
}
