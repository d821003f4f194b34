using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Moves;

public sealed class AuthorityTests
{
    [Fact]
    public void A_move_can_be_aimed_only_at_what_its_authority_reaches()
    {
        var table = Table.Running();
        Assert.Equal([Valley.Utility], table.View(Valley.Council).Moves["search"].Options.Select(o => o.Target));
        var refusal = table.Refused(CommandAuthor.Person(Valley.Council), Table.Choose("search", Valley.Growers));
        Assert.Equal(new Refusal(RefusalCode.NotLegal, "Out of reach for Emergency powers: The growers."), refusal);
    }

    [Fact]
    public void A_move_about_an_asset_needs_an_authority_that_reaches_its_owner()
    {
        var scenario = Valley.With(moves: Valley.Moves("search", m => m with { Targets = new([], ["dam", "canal"]) }));
        Assert.Equal(
            ["dam"],
            Table.Running(scenario).View(Valley.Council).Moves["search"].Options.Select(o => o.Asset)
        );
    }

    [Fact]
    public void An_authority_adds_its_cost_to_that_of_the_move()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "search", Valley.Utility);
        Assert.Equal((4, 5), (table.Funds(Valley.Council), table.Standing(Valley.Council)));

        var both = Valley.With(moves: Valley.Moves("shut-dam", m => m with { Authority = "emergency" }));
        table = Table.Running(both);
        Assert.Equal(
            [new CostSheet("standing", 2)],
            Sheets.For(table.World, Viewer.Of(Valley.Council)).Moves.Single(m => m.Id == "shut-dam").Cost
        );
        table.Play(Valley.Council, "shut-dam");
        Assert.Equal(4, table.Standing(Valley.Council));
        table.Do(Valley.Council, new TakeBackMove("shut-dam"));
        Assert.Equal(6, table.Standing(Valley.Council));
    }

    [Fact]
    public void What_the_authority_costs_must_be_there()
    {
        var scenario = Valley.With(
            actors: Valley.Scenario.Actors.Select(a =>
                a.Id == Valley.Council ? a with { Resources = a.Resources!.SetItem("standing", 0) } : a
            )
        );
        Table.Running(scenario).Refused(RefusalCode.TooDear, Valley.Council, Table.Choose("search", Valley.Utility));
    }
}
