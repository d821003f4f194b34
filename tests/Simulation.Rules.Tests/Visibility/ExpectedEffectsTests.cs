using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>What a role may expect of a choice with numbers of its own.</summary>
public sealed class ExpectedEffectsTests
{
    [Fact]
    public void It_is_what_the_view_tells_while_the_numbers_are_the_usual_ones()
    {
        var table = Table.Running();
        foreach (var actor in table.World.Scenario.Actors)
        {
            foreach (var (id, move) in table.View(actor.Id).Moves)
            {
                foreach (var option in move.Options)
                {
                    Assert.Null(
                        ExpectedEffects.Of(
                            table.World,
                            actor.Id,
                            new MoveChoice(id, option.Target, option.Asset, option.Directive),
                            out var expected
                        )
                    );
                    Assert.Equal(option.Expected, expected);
                }
            }
        }
    }

    [Fact]
    public void It_follows_the_numbers()
    {
        var table = Table.Running();
        Assert.NotEqual(Expected(table, 30), Expected(table, 60));
    }

    [Fact]
    public void What_cannot_be_played_is_refused()
    {
        var table = Table.Running();
        var order = Table.Choose("release-order", Valley.Utility, "dam").Choice;
        Assert.Equal(RefusalCode.NotYours, ExpectedEffects.Of(table.World, null, order, out _)?.Code);
        Assert.Equal(RefusalCode.NotYours, ExpectedEffects.Of(table.World, Valley.Growers, order, out _)?.Code);
        Assert.Equal(
            RefusalCode.Unknown,
            ExpectedEffects.Of(table.World, Valley.Council, order with { Move = "nothing" }, out _)?.Code
        );
        Assert.NotNull(ExpectedEffects.Of(table.World, Valley.Council, order with { Target = null }, out _));
    }

    private static string Expected(Table table, int deadline)
    {
        Assert.Null(
            ExpectedEffects.Of(
                table.World,
                Valley.Council,
                Table.Choose("release-order", Valley.Utility, "dam", parameters: ("deadline", deadline)).Choice,
                out var expected
            )
        );
        return string.Join('\n', expected);
    }
}
