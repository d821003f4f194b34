using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Lab.Tests;

/// <summary>An outlook that goes on from one world is worth what one made of nothing is.</summary>
public sealed class OutlookGameTests
{
    [Theory]
    [InlineData("ninety-minutes", 2)]
    [InlineData("clean-water", 6)]
    [InlineData("first-call", 6)]
    public void What_a_later_world_is_worth_does_not_hang_on_where_the_outlook_began(string id, int games)
    {
        var scenario = ScenarioLibrary.Read(Repository.Scenarios).Find(id)!.Scenario!;
        var compared = 0;
        for (var game = 0; game < games; game++)
        {
            var lineup = Lineup.All(game % 2 == 0 ? Strategy.Base : Strategy.Random);
            var worlds = Worlds(HeadlessGame.Play(scenario, $"outlook/{game}", lineup)).ToList();
            for (var actor = 0; actor < scenario.Actors.Length; actor++)
            {
                var viewer = Viewer.Of(scenario.Actors[actor].Id);
                // The lobby has no drifts, and the debrief none any more.
                var seen = Sampled(worlds).Select(world => Redaction.For(world, viewer)).ToList();
                foreach (var begin in seen)
                {
                    var outlook = new Outlook(begin, actor);
                    foreach (var later in seen)
                    {
                        Assert.Equal(new Outlook(later, actor).Score, outlook.Of(later));
                        compared++;
                    }
                }
            }
        }

        Assert.True(compared > 500, $"Only {compared} pairs of worlds were compared.");
    }

    private static IEnumerable<World> Worlds(GameRecord game)
    {
        var world = World.Open(game.End.Scenario, (SessionOpened)game.Entries[0].Events[0]);
        yield return world;
        foreach (var happened in game.Entries.Skip(1).SelectMany(entry => entry.Events))
            yield return world = world.Evolve(happened);
    }

    /// <summary>The first, the last and ten between.</summary>
    private static IEnumerable<World> Sampled(List<World> worlds) =>
        Enumerable.Range(0, 12).Select(i => worlds[i * (worlds.Count - 1) / 11]);
}
