using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class RandomStrategyTests
{
    [Theory]
    [InlineData("valley", Pacing.Live)]
    [InlineData("valley", Pacing.Turns)]
    [InlineData("first-call", Pacing.Turns)]
    public void Whatever_it_does_is_legal_and_every_game_ends(string id, Pacing pacing)
    {
        var scenario = Cases.Scenario(id);
        for (var game = 0; game < 5; game++)
        {
            var table = Table.Lobby(scenario, pacing, "seed " + game);
            table.Do(Table.Facilitator, new StartSession());
            for (var step = 0; step < 2000 && table.World.Phase == Phase.Running; step++)
            {
                foreach (var actor in scenario.Actors)
                {
                    if (Choice(table, actor.Id, $"{game}/{step}/{actor.Id}") is { } choice)
                        table.Do(CommandAuthor.Autopilot(actor.Id), choice);
                }
            }

            Assert.Equal(Phase.Debrief, table.World.Phase);
        }
    }

    [Fact]
    public void The_same_key_does_the_same_and_other_keys_do_everything_that_is_legal()
    {
        var table = Table.Lobby();
        table.Do(Table.Facilitator, new StartSession());
        var seen = Enumerable.Range(0, 300).Select(i => Choice(table, Valley.Council, "key " + i)).ToList();

        Assert.Equal(
            seen.Select(Name),
            Enumerable.Range(0, 300).Select(i => Name(Choice(table, Valley.Council, "key " + i)))
        );
        var open = table.View(Valley.Council).Moves.Where(move => move.Value.Open).Select(move => move.Key);
        Assert.Equal(
            open.Concat(["compact", "roof", "ready"]).Order(StringComparer.Ordinal),
            seen.Select(Name).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.True(
            seen.OfType<PlayMove>()
                .Where(p => p.Choice.Move == "release-order")
                .Select(p => p.Choice.Parameters!["deadline"])
                .Distinct()
                .Count() > 5
        );
    }

    [Fact]
    public void It_replies_to_proposals_in_every_way()
    {
        var table = Table.Lobby();
        table.Do(Table.Facilitator, new StartSession());
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));

        var seen = Enumerable.Range(0, 300).Select(i => Choice(table, Valley.Council, "key " + i)).ToList();
        Assert.Contains(seen, choice => choice is AcceptProposal);
        Assert.Contains(seen, choice => choice is DeclineProposal);
    }

    private static string Name(SeatCommand? command) =>
        command switch
        {
            PlayMove play => play.Choice.Move,
            Propose propose => propose.Template!,
            DeclareReady => "ready",
            _ => "something else",
        };

    private static SeatCommand? Choice(Table table, string role, string key) =>
        RandomStrategy.Choose(Redaction.For(table.World, Viewer.Of(role)), role, key);
}
