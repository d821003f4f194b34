using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>A sight that goes on from an earlier one is the same as one made anew, and changes only when something shows.</summary>
public sealed class SightTests
{
    [Theory]
    [MemberData(nameof(Cases.Scenarios), MemberType = typeof(Cases))]
    public void What_is_taken_over_is_what_would_be_made_anew(string scenario) => Cases.Check(20, 100, steps =>
    {
        var world = Table.Lobby(Cases.Scenario(scenario)).World;
        var viewers = world.Scenario.Actors.Select(actor => Viewer.Of(actor.Id)).Append(Viewer.Facilitator).Append(Viewer.Spectator).ToArray();
        var sights = viewers.Select(viewer => Sight.Of(world, viewer)).ToArray();
        var now = Table.Opening;
        foreach (var actor in world.Scenario.Actors.Take(2)) Decide(Author.Server, new TakeSeat(actor.Id, "N.", actor.Id, SeatKind.Player, "hash"));
        Decide(Table.Facilitator, new StartSession());
        foreach (var step in steps)
        {
            var random = new Random(step);
            if (random.Next(3) == 0) now = now.AddMilliseconds(random.Next(1, 20_000));
            var (by, command) = Player.Next(world, random);
            Decide(by, command);
        }

        void Decide(Author by, Command command)
        {
            if (Rulebook.Decide(world, by, command, now) is not Decision.Accepted accepted) return;
            world = accepted.After;
            for (var i = 0; i < viewers.Length; i++)
            {
                var (before, anew) = (sights[i], Sight.Of(world, viewers[i]));
                sights[i] = before.Next(world);
                Assert.Equal(Text(anew.View), Text(sights[i].View));
                Assert.Equal(Worlds.Text(anew.Seen), Worlds.Text(sights[i].Seen));
                Assert.Equal(Text(before.View) == Text(anew.View), ReferenceEquals(before.View, sights[i].View));
            }
        }
    });

    private static string Text(View view) => JsonSerializer.Serialize(view, Json.Options);
}
