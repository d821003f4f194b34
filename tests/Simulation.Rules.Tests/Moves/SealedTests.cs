using Simulation.Rules.Effects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Moves;

public sealed class SealedTests
{
    [Fact]
    public void A_sealed_move_is_paid_at_once_and_waits_for_the_end_of_the_round()
    {
        var table = Table.Running();
        var events = table.Play(Valley.Utility, "drain");
        Assert.Equal(["MoveSealed", "ResourceChanged"], events.Select(e => e.GetType().Name));
        Assert.Equal((6, "full"), (table.Funds(Valley.Utility), table.World.Assets[0].Status));
        Assert.Equal("drain", table.View(Valley.Utility).Moves["drain"].Sealed?.Move);
        table.Refused(RefusalCode.LimitReached, Valley.Utility, Table.Choose("drain"));
        table.EndRound();
        Assert.Equal((6, "drained"), (table.Funds(Valley.Utility), table.World.Assets[0].Status));
        Assert.Empty(table.World.Actors[1].Sealed);
    }

    [Fact]
    public void Sealed_moves_open_by_initiative_and_within_a_role_in_the_order_of_sealing()
    {
        var table = Table.Running();
        table.Play(Valley.Utility, "drain");
        table.Play(Valley.Council, "shut-dam");
        table.Play(Valley.Growers, "dig");
        table.Play(Valley.Growers, "close-canal");
        var opened = table
            .EndRound()
            .Where(e => e is MovePlayed or MoveFell)
            .Select(e =>
                e switch
                {
                    MovePlayed played => played.Role + " " + played.Choice.Move,
                    MoveFell fell => fell.Role + " fell: " + fell.Move,
                    _ => "",
                }
            );
        Assert.Equal(["growers dig", "growers close-canal", "council shut-dam", "utility fell: drain"], opened);
    }

    [Fact]
    public void Of_equal_initiative_the_first_of_the_scenario_opens_first()
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves(
                    "leak",
                    m =>
                        m with
                        {
                            Timing = MoveTiming.Sealed,
                            Outcome = [new SetEffect(Status: "shut", Asset: new("dam"))],
                        }
                )
            )
        );
        table.Play(Valley.Gazette, "leak");
        table.Play(Valley.Utility, "drain");
        Assert.Equal(["drain", "leak"], table.EndRound().OfType<MovePlayed>().Select(m => m.Choice.Move));
    }

    [Fact]
    public void A_sealed_move_that_is_no_longer_possible_falls_and_its_cost_comes_back()
    {
        var table = Table.Running();
        table.Play(Valley.Utility, "drain");
        table.Play(Valley.Council, "shut-dam");
        Assert.Equal(6, table.Funds(Valley.Utility));
        table.EndRound();
        Assert.Equal(8, table.Funds(Valley.Utility));
        Assert.Equal("shut", table.World.Assets[0].Status);
        Assert.Equal(0, table.World.Actors[1].Uses("drain").Total);
        Assert.Empty(table.World.Actors[1].Sealed);
    }

    [Fact]
    public void A_sealed_move_taken_back_costs_nothing_and_frees_its_place()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Unknown, Valley.Utility, new TakeBackMove("drain"));
        table.Play(Valley.Utility, "drain");
        table.Refused(RefusalCode.Unknown, Valley.Council, new TakeBackMove("drain"));
        table.Do(Valley.Utility, new TakeBackMove("drain"));
        Assert.Equal((8, 0), (table.Funds(Valley.Utility), table.World.Actors[1].MovesUsed));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new TakeBackMove("drain"));
        table.EndRound();
        Assert.Equal("full", table.World.Assets[0].Status);
    }

    [Fact]
    public void Sealing_uses_up_a_move_of_the_round_and_opening_does_not()
    {
        var table = Table.Running();
        table.Play(Valley.Growers, "dig");
        table.Play(Valley.Growers, "close-canal");
        table.Play(Valley.Growers, "rally");
        table.Refused(RefusalCode.LimitReached, Valley.Growers, Table.Choose("rally"));
        table.EndRound();
        Assert.Equal(0, table.World.Actors[2].MovesUsed);
        Assert.Equal(1, table.World.Actors[2].Uses("dig").Total);
    }
}
