using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests;

public sealed class FirstCallTests
{
    [Fact]
    public void It_is_read_without_an_error_or_a_warning() => Assert.Empty(FirstCall.Pack.Diagnostics);

    [Fact]
    public void It_takes_ten_real_minutes_at_its_own_pace()
    {
        var played = FirstCall.Scenario.Rounds.Sum(round => round.Minutes) * 60 / FirstCall.Scenario.Pace;
        Assert.Equal(FirstCall.Scenario.Minutes * 60, played);
    }

    [Fact]
    public void Every_role_has_public_and_private_goals_and_both_briefings() =>
        Assert.All(
            FirstCall.Scenario.Actors,
            actor =>
            {
                Assert.Contains(actor.Objectives, objective => !objective.Private);
                Assert.Contains(actor.Objectives, objective => objective.Private);
                Assert.InRange(Words(actor.Briefing), 100, 150);
                Assert.InRange(Words(actor.PrivateBriefing), 150, 250);
            }
        );

    [Fact]
    public void Some_moves_are_sealed_and_some_are_secret()
    {
        Assert.True(FirstCall.Scenario.Moves.Count(move => move.Timing == MoveTiming.Sealed) >= 2);
        Assert.Contains(FirstCall.Scenario.Moves, move => move.Secret);
    }

    [Fact]
    public void The_order_can_be_answered_in_five_ways()
    {
        var answers = FirstCall
            .Scenario.Moves.Where(move => move.Answers == "suspend-foreign-access")
            .Select(move => move.Resolves);
        Assert.Equal(
            [
                DirectiveStatus.Complied,
                DirectiveStatus.CompliedInPart,
                DirectiveStatus.Contested,
                null,
                DirectiveStatus.Defied,
            ],
            answers
        );
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
