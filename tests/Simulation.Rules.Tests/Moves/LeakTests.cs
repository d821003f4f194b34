using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Moves;

public sealed class LeakTests
{
    [Fact]
    public void A_secret_move_comes_out_by_the_dice_and_has_its_effects_then()
    {
        var leaks = 0;
        foreach (var seed in Enumerable.Range(0, 40).Select(i => "seed " + i))
        {
            var table = Table.Running(seed: seed);
            var events = table.Play(Valley.Utility, "bribe", Valley.Growers);
            var roll = Assert.Single(events.OfType<Rolled>());
            // 50, and half of the seepage of 30.
            Assert.Equal(("Does it come out?", 65, roll.Roll <= 65), (roll.Title, roll.Chance, roll.Success));
            Assert.Equal(roll.Success, events.Any(e => e is MoveLeaked));
            Assert.Equal(roll.Success ? -9 : 0, table.Relation(Valley.Council, Valley.Utility) - 10);
            Assert.Equal(roll.Success, table.World.Injected[table.World.Scenario.Inject("scandal")] is not null);
            leaks += roll.Success ? 1 : 0;
        }

        Assert.InRange(leaks, 15, 37);
    }

    [Fact]
    public void When_it_comes_out_everybody_is_told_who_played_what()
    {
        var table = Table.Running(Certain(100));
        var before = table.World;
        var events = table.Play(Valley.Utility, "bribe", Valley.Growers);
        foreach (var viewer in new[] { Viewer.Of(Valley.Council), Viewer.Of(Valley.Gazette), Viewer.Spectator })
        {
            var notices = NoticeProjection.Of(new NarratedEvents(before, [.. events]), viewer);
            Assert.Equal(
                ["It comes out — The utility: Give an envelope", "The scandal"],
                notices.Select(n => n.Headline)
            );
            Assert.Equal(
                ("To the growers.", Valley.Utility, "bribe"),
                (notices[0].Text, notices[0].Actor, notices[0].Move)
            );
            Assert.Equal("calm", notices[0].Changes[0].Id);
        }

        Assert.Equal(
            "The utility: Give an envelope",
            NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Utility))[0].Headline
        );
    }

    [Fact]
    public void When_it_stays_hidden_only_its_player_learns_that_it_might_have_come_out()
    {
        var table = Table.Running(Certain(0));
        var before = table.World;
        var events = table.Play(Valley.Utility, "bribe", Valley.Growers);
        Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Utility))[0].Rolls);
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette)));
        Assert.Equal(
            Observation.Of(before, Viewer.Of(Valley.Gazette)),
            Observation.Of(table.World, Viewer.Of(Valley.Gazette))
        );
    }

    [Fact]
    public void Its_player_reckons_with_the_chance()
    {
        var expected = Table.Running(Certain(40)).View(Valley.Utility).Moves["bribe"].Options[0].Expected;
        Assert.Equal(new Expectation("It comes out that you did it", null, null, 40), expected[1]);
        Assert.Equal(("Calm", 40), (expected[2].Label, expected[2].Chance));
    }

    [Fact]
    public void A_move_that_ends_the_session_does_not_come_out_any_more()
    {
        var scenario = Valley.With(
            moves: Valley.Moves("bribe", m => m with { Leaks = new Formula(100), Outcome = [new EndEffect("dust")] })
        );
        Assert.DoesNotContain(
            Table.Running(scenario).Play(Valley.Utility, "bribe", Valley.Growers),
            e => e is MoveLeaked
        );
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(100, "release-half")]
    public void With_what_a_directive_was_answered_in_secret_is_known_once_it_has_come_out(int chance, string? answered)
    {
        var table = Table.Running(Certain(chance, "release-half"));
        var directive = table.Order();
        var before = table.World;
        table.Play(Valley.Utility, "release-half", directive: directive);
        foreach (var viewer in new[] { Viewer.Of(Valley.Council), Viewer.Of(Valley.Gazette), Viewer.Spectator })
        {
            var seen = Redaction.For(table.World, viewer, (before, Redaction.For(before, viewer)));
            var told = Projection.Of(seen, viewer).Directives[directive];
            Assert.Equal((DirectiveStatus.CompliedInPart, answered), (told.Status, told.Answered));
        }

        Assert.Equal("release-half", table.View(Valley.Utility).Directives[directive].Answered);
    }

    [Fact]
    public void An_answer_that_came_out_tells_nothing_of_the_next_one()
    {
        var table = Table.Running(Certain(100, "release-half"));
        var first = table.Order();
        table.Play(Valley.Utility, "release-half", directive: first);
        var second = table.Order();
        var played = Rulebook.Decide(
            table.World,
            CommandAuthor.Person(Valley.Utility),
            Table.Choose("release-half", directive: second),
            table.Now
        );
        var hidden = ((Decision.Accepted)played)
            .Events.Where(e => e is not MoveLeaked)
            .Aggregate(table.World, (world, happened) => world.Evolve(happened));
        var seen = Projection
            .Of(Redaction.For(hidden, Viewer.Of(Valley.Growers)), Viewer.Of(Valley.Growers))
            .Directives;
        Assert.Equal(("release-half", null), (seen[first].Answered, seen[second].Answered));
    }

    private static Scenario Certain(int chance, string move = "bribe") =>
        Valley.With(moves: Valley.Moves(move, m => m with { Leaks = new Formula(chance) }));
}
