using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>A decision that is given what its author's role last saw is the same as one that is not.</summary>
public sealed class LastSeenTests
{
    [Theory]
    [InlineData("valley")]
    [InlineData("ninety-minutes")]
    public void It_changes_no_decision(string scenario) =>
        Cases.Check(
            20,
            60,
            steps =>
            {
                var world = Table.Lobby(Cases.Scenario(scenario)).World;
                var seen = new Dictionary<string, LastSeen>();
                foreach (var (by, command, now) in RandomGame.Commands(() => world, steps))
                {
                    var role = by.Kind == AuthorKind.Person ? world.ViewerOf(by.Id).Role : by.Id;
                    var last = role is null ? null : seen.GetValueOrDefault(role);
                    var decision = Rulebook.Decide(world, by, command, now);
                    var again = Rulebook.Decide(world, by, command, now, last);
                    if (decision is Decision.Accepted accepted)
                    {
                        Assert.Equal(Worlds.Text(accepted.Events), Worlds.Text(((Decision.Accepted)again).Events));
                        Assert.Equal(Worlds.Text(accepted.After), Worlds.Text(((Decision.Accepted)again).After));
                        world = accepted.After;
                    }
                    else
                    {
                        Assert.Equal(decision, again);
                    }

                    // What the role saw some decisions ago serves as well as what it sees now.
                    if (role is not null && world.Scenario.Actor(role) >= 0 && world.Version % 3 == 0)
                        seen[role] = new LastSeen(role, world, Redaction.For(world, Viewer.Of(role)));
                }
            }
        );
}
