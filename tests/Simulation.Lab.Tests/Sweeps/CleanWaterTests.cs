using Simulation.Lab.Sweeps;

namespace Simulation.Lab.Tests.Sweeps;

/// <summary>
/// What the scenario without a model in it holds, and that it stays balanced. The seeds are fixed; docs/balance has a
/// longer sweep.
/// </summary>
public sealed class CleanWaterTests
{
    private static readonly DeliveredScenario _delivered = new("clean-water", games: 300);

    [Fact]
    public void It_is_read_without_an_error_or_a_warning() => Assert.Empty(_delivered.Pack.Diagnostics);

    [Fact]
    public void It_is_a_small_scenario_of_twenty_five_minutes()
    {
        var scenario = _delivered.Scenario;
        Assert.Equal(25 * 60, scenario.Rounds.Sum(round => round.Minutes) * 60 / scenario.Pace);
        Assert.Equal(["city", "state", "utility", "press"], scenario.Actors.Select(actor => actor.Id));
        Assert.True(scenario.Moves.Length >= 20);
        Assert.True(scenario.Injects.Length >= 8);
        Assert.True(scenario.Endings.Length >= 5);
    }

    [Fact]
    public void Every_role_has_half_a_page_for_all_and_a_page_for_itself() =>
        Assert.All(
            _delivered.Scenario.Actors,
            actor =>
            {
                Assert.InRange(DeliveredScenario.Words(actor.Briefing), 200, 300);
                Assert.InRange(DeliveredScenario.Words(actor.PrivateBriefing), 280, 380);
                Assert.Contains(actor.Objectives, objective => objective.Private);
            }
        );

    [Fact]
    public void It_is_balanced() => Assert.Empty(BalanceFindings.Of(_delivered.Sweep));

    [Fact]
    public void Every_inject_happens_but_the_one_that_waits_for_the_facilitator() =>
        Assert.Empty(_delivered.InjectsThatNeverHappen);
}
