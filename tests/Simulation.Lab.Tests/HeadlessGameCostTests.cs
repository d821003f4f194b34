using Simulation.Rules.Autopilot;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Lab.Tests;

/// <summary>
/// What a headless game costs. Studies play tens of thousands, and the processor time of one goes with the memory that
/// it allocates; that is nearly the same on every machine, which no time is.
/// </summary>
public sealed class HeadlessGameCostTests
{
    private const int Games = 5;

    /// <param name="most">
    /// KiB a game; a third more than it takes, so that what costs half as much again is noticed. A change that is worth
    /// its price sets it anew.
    /// </param>
    [Theory]
    [InlineData("ninety-minutes", Strategy.Base, 47_000)]
    [InlineData("clean-water", Strategy.Base, 6_100)]
    [InlineData("clean-water", Strategy.Random, 1_400)]
    public void A_game_allocates_no_more_than(string id, Strategy strategy, int most)
    {
        var scenario = ScenarioLibrary.Read(Repository.Scenarios).Find(id)!.Scenario!;
        var lineup = Lineup.All(strategy);
        // What is worked out once for a scenario is no part of a game.
        HeadlessGame.Play(scenario, "cost/first", lineup);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Games; i++)
            HeadlessGame.Play(scenario, $"cost/{i}", lineup);
        var took = (GC.GetAllocatedBytesForCurrentThread() - before) / Games / 1024;
        Assert.True(took <= most, $"A game of {id} allocates {took} KiB, more than {most}.");
    }
}
