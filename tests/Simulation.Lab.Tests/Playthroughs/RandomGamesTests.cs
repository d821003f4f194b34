using System.Globalization;
using System.Text.Json;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// Ten thousand games by autopilots that do anything legal: each ends, and at every entry of its journal the world is
/// sound. The same games each time; with WHITECELL_CASES=100000 so many of each scenario.
/// </summary>
public sealed class RandomGamesTests
{
    /// <summary>Of so many games one is looked at through every seat's eyes.</summary>
    private const int LookedAt = 100;

    /// <summary>Of so many entries of it one is looked at anew.</summary>
    private const int Anew = 9;

    [Theory]
    [InlineData("first-call", 3_500)]
    [InlineData("clean-water", 3_000)]
    [InlineData("ninety-minutes", 130)]
    public void Every_game_ends_and_stays_sound(string id, int usual)
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        var games = Environment.GetEnvironmentVariable("WHITECELL_CASES") is { } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : usual;
        Parallel.For(
            0,
            games,
            number =>
            {
                var seed = string.Create(CultureInfo.InvariantCulture, $"random/{number}");
                try
                {
                    Check(HeadlessGame.Play(scenario, seed, Lineup.All(Strategy.Random)), number % LookedAt == 0);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException($"The game of {id} with the seed {seed} is unsound.", failure);
                }
            }
        );
    }

    private static void Check(GameRecord game, bool look)
    {
        var world = World.Open(game.End.Scenario, (SessionOpened)game.Entries[0].Events[0]);
        var audience = look ? new Audience(world) : null;
        foreach (var entry in game.Entries.Skip(1))
        {
            foreach (var happened in entry.Events)
            {
                Assert.True(happened.At >= world.Clock.At, "time went back");
                Assert.Equal(Phase.Debrief == world.Phase, world.Ending is not null);
                world = world.Evolve(happened);
            }

            Soundness.Check(world);
            if (entry.By == CommandAuthor.Server)
                Soundness.CheckNothingIsStuck(world, entry.At);
            audience?.See(world);
        }

        Assert.Equal(Phase.Debrief, world.Phase);
        Assert.Equal((game.End.Version, game.End.Ending), (world.Version, world.Ending));
        Assert.All(
            world.Directives,
            directive =>
                Assert.True(!directive.IsOpen || directive.Deadline is null || directive.Deadline > world.Clock.At)
        );
        Assert.All(world.Agreements, agreement => Assert.True(!agreement.IsOpen || agreement.Expires > world.Clock.At));
        Assert.True(!look || DebriefReader.Of(world.Scenario, game.Entries) is not null);
    }

    /// <summary>Everybody's sights, each gone on from the one before, compared with sights made anew.</summary>
    private sealed class Audience(World world)
    {
        private readonly (Viewer Viewer, ViewerProjection ViewerProjection)[] _seats =
        [
            .. world
                .Scenario.Actors.Select(actor => Viewer.Of(actor.Id))
                .Append(Viewer.Facilitator)
                .Append(Viewer.Spectator)
                .Select(viewer => (viewer, ViewerProjection.Of(world, viewer))),
        ];

        private int _entries;

        public void See(World next)
        {
            var anew = _entries++ % Anew == 0;
            for (var i = 0; i < _seats.Length; i++)
            {
                var (viewer, sight) = _seats[i];
                _seats[i].ViewerProjection = sight.Next(next);
                if (anew)
                    Assert.Equal(Text(ViewerProjection.Of(next, viewer).View), Text(_seats[i].ViewerProjection.View));
            }
        }

        private static string Text(View view) => JsonSerializer.Serialize(view, Json.Options);
    }
}
