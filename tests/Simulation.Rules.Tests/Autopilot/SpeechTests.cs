using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Phrases;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class SpeechTests
{
    [Fact]
    public void An_important_public_move_is_announced_to_the_table_once_in_a_round()
    {
        var table = OnAutopilots();
        var audit = Table.Choose("audit-utility", Valley.Utility);
        var line = Assert.Single(Lines(table, Valley.Council, audit));
        Assert.Equal((false, 0), (line.First, line.Say.To.Count));
        Assert.Contains("rder an audit", line.Say.Text, StringComparison.Ordinal);
        table.Do(CommandAuthor.Autopilot(Valley.Council), line.Say);
        Assert.Empty(Lines(table, Valley.Council, audit));
        Assert.Empty(Lines(table, Valley.Council, Table.Choose("speech")));
    }

    [Fact]
    public void Secret_and_sealed_moves_are_not_spoken_of()
    {
        var table = OnAutopilots();
        Assert.Empty(Lines(table, Valley.Council, Table.Choose("whisper", Valley.Utility)));
        Assert.Empty(Lines(table, Valley.Council, Table.Choose("shut-dam")));
        Assert.Empty(Lines(table, Valley.Utility, Table.Choose("bribe", Valley.Growers)));
    }

    [Fact]
    public void A_demand_is_threatened_with_before_it_is_made_and_to_its_receiver_alone()
    {
        var table = OnAutopilots();
        var line = Assert.Single(Lines(table, Valley.Council, Table.Choose("release-order", Valley.Utility, "dam")));
        Assert.True(line.First);
        Assert.Equal([Valley.Utility], line.Say.To);
        Assert.Contains("he utility", line.Say.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Proposals_and_what_becomes_of_them_are_spoken_of_between_their_parties_with_reasons()
    {
        var table = OnAutopilots();
        var proposed = Assert.Single(Lines(table, Valley.Utility, new Propose("compact", [], "")));
        Assert.Equal([Valley.Council], proposed.Say.To);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        var id = table.World.Agreements[0].Id;
        Says(new AcceptProposal(id), "It serves a goal of ours: Order.");
        Says(new DeclineProposal(id), "It asks more of us than it gives.");
        var terms = Valley.Scenario.Agreement("compact")!.Terms;
        Says(
            new Propose(
                "compact",
                [],
                "",
                id,
                [.. terms, new GivesTerm("standing", Valley.Utility, Valley.Council, 1)]
            ),
            "he utility will give 1 Standing to the council"
        );
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose(null, [Valley.Growers], "Trust us."));
        var declined = Assert.Single(Lines(table, Valley.Growers, new DeclineProposal(table.World.Agreements[1].Id)));
        Assert.Contains("Nobody could say whether such words were kept.", declined.Say.Text, StringComparison.Ordinal);

        void Says(SeatCommand command, string reason)
        {
            var line = Assert.Single(Lines(table, Valley.Council, command));
            Assert.Equal([Valley.Utility], line.Say.To);
            Assert.Contains(reason, line.Say.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_kept_promise_is_thanked_for_and_a_broken_one_is_named_before_everybody()
    {
        var table = OnAutopilots();
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Council), new AcceptProposal(table.World.Agreements[0].Id));
        Assert.Empty(Lines(table, Valley.Utility, null));
        var kept = table;
        kept.Do(CommandAuthor.Autopilot(Valley.Utility), Table.Choose("survey"));
        kept.PassMinutes(60);
        Assert.Equal(AgreementStatus.Fulfilled, kept.World.Agreements[0].Status);
        var thanks = Assert.Single(Lines(kept, Valley.Council, null));
        Assert.Equal([Valley.Utility], thanks.Say.To);
        kept.Do(CommandAuthor.Autopilot(Valley.Council), thanks.Say);
        Assert.Empty(Lines(kept, Valley.Council, null));

        var broken = OnAutopilots();
        broken.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("compact", [], ""));
        broken.Do(CommandAuthor.Autopilot(Valley.Council), new AcceptProposal(broken.World.Agreements[0].Id));
        broken.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("release-order", Valley.Utility, "dam"));
        var complaint = Assert.Single(Lines(broken, Valley.Utility, null));
        Assert.Empty(complaint.Say.To);
        Assert.Contains("he council", complaint.Say.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_phrase_of_the_scenario_that_fits_best_is_said()
    {
        var table = OnAutopilots([
            new PhraseDefinition(Occasion.Announce, ["General: {title}."]),
            new PhraseDefinition(Occasion.Announce, ["Council: {title}."], [Valley.Council]),
            new PhraseDefinition(Occasion.Announce, ["We look into your books, {other}."], Move: "audit-utility"),
            new PhraseDefinition(Occasion.Announce, ["People! {title}."], Move: "speech"),
            new PhraseDefinition(Occasion.Threaten, ["Not for {reason}."]),
        ]);
        Assert.Equal(
            "We look into your books, the utility.",
            Assert.Single(Lines(table, Valley.Council, Table.Choose("audit-utility", Valley.Utility))).Say.Text
        );
        Assert.Equal(
            "People! Speak on the square.",
            Assert.Single(Lines(table, Valley.Council, Table.Choose("speech"))).Say.Text
        );

        // What a line asks for and the occasion does not have is not said.
        Assert.Empty(Lines(table, Valley.Council, Table.Choose("release-order", Valley.Utility, "dam")));
    }

    [Fact]
    public void A_role_says_a_few_lines_in_a_round_and_can_speak_again_in_the_next()
    {
        var table = OnAutopilots();
        for (var n = 0; n < Speech.MostInRound; n++)
            table.Do(CommandAuthor.Autopilot(Valley.Council), new Say([], "Words.", $"about {n}"));
        Assert.Empty(Lines(table, Valley.Council, Table.Choose("audit-utility", Valley.Utility)));
        table.EndRound();
        Assert.Single(Lines(table, Valley.Council, Table.Choose("audit-utility", Valley.Utility)));
    }

    [Fact]
    public void What_people_say_is_about_nothing()
    {
        var table = Table.Running();
        var said = Assert.IsType<Said>(Assert.Single(table.Do(Valley.Council, new Say([], "Hello.", "something"))));
        Assert.Null(said.About);
        Assert.Empty(table.World.Spoken);
    }

    /// <summary>Neither what they do nor what they say depends on anything that their role must not know.</summary>
    [Theory]
    [InlineData("valley")]
    [InlineData("first-call")]
    [InlineData("clean-water")]
    [InlineData("ninety-minutes")]
    public void What_an_autopilot_decides_and_says_depends_on_nothing_that_is_secret_from_it(string scenario)
    {
        var lines = 0;
        for (var game = 0; game < 4; game++)
        {
            var random = new Random(game);
            var world = Table.Running(Cases.Scenario(scenario), pace: 24).World;
            for (var step = 0; step < 60; step++)
            {
                var (by, command) = Player.OfRole(world, random);
                if (Rulebook.Decide(world, by, command, Table.Opening) is Decision.Accepted accepted)
                    world = accepted.After;
                if (step % 6 != 0)
                    continue;
                foreach (var actor in world.Scenario.Actors)
                {
                    var (one, other) = (
                        Redaction.For(world, Viewer.Of(actor.Id)),
                        Redaction.For(Scramble.For(world, actor.Id, random), Viewer.Of(actor.Id))
                    );
                    var wanted = HeuristicStrategy.Choose(one, actor.Id, "key");
                    Assert.Equal(wanted, HeuristicStrategy.Choose(other, actor.Id, "key"));
                    var said = Speech.Lines(one, actor.Id, wanted, "key");
                    Assert.Equal(said.AsEnumerable(), Speech.Lines(other, actor.Id, wanted, "key").AsEnumerable());
                    lines += said.Length;
                }
            }
        }

        Assert.True(lines > 0);
    }

    private static Table OnAutopilots(IEnumerable<PhraseDefinition>? says = null)
    {
        var table = Table.Lobby(says is null ? Valley.Scenario : Valley.Scenario with { Says = [.. says] });
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }

    private static IReadOnlyList<Speech.Line> Lines(Table table, string role, SeatCommand? command) =>
        [.. Speech.Lines(Redaction.For(table.World, Viewer.Of(role)), role, command, "key").AsEnumerable()];
}
