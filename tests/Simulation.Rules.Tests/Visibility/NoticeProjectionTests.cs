using System.Collections.Immutable;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

public sealed class NoticeProjectionTests
{
    [Fact]
    public void A_move_is_told_with_all_it_changes_and_what_it_issues_is_told_beside_it()
    {
        var table = Table.Running();
        var notices = Told(table, Valley.Utility, Valley.Council, Table.Choose("release-order", Valley.Utility, "dam"));
        Assert.Equal(
            ["The council: Order a release", "The council demanded of the utility: Release water"],
            notices.Select(n => n.Headline)
        );
        Assert.Equal(
            [ChangeKind.Resource, ChangeKind.Indicator, ChangeKind.Relation],
            notices[0].Changes.Select(c => c.Kind)
        );
        Assert.Equal("Under Water act. Due in 40 game minutes.", notices[1].Text);
        Assert.Equal(Pilot.People, notices[0].Pilot);
    }

    [Fact]
    public void A_change_of_a_secret_move_that_one_may_see_is_told_without_its_cause()
    {
        var table = Table.Running();
        var notice = Assert.Single(Told(table, Valley.Council, Valley.Utility, Table.Choose("patch")));
        Assert.Equal((NoticeKind.Undisclosed, null, null, null), (notice.Kind, notice.Actor, notice.Move, notice.Text));
        Assert.Equal(["seepage"], notice.Changes.Select(c => c.Id));
        Assert.Empty(Told(table, Valley.Growers, Valley.Utility, Table.Choose("patch")));
    }

    [Fact]
    public void A_secret_that_happens_amid_a_public_move_leaves_no_trace_in_how_it_is_told()
    {
        var moves = (bool secretly) =>
            Valley.With(
                moves: Valley.Moves(
                    "speech",
                    m =>
                        m with
                        {
                            Outcome =
                            [
                                new ChangeEffect(Indicator: "calm", By: 1),
                                .. secretly
                                    ? (Effect[])
                                        [
                                            new DirectiveEffect("hush", new(Valley.Growers), 10, Secret: true),
                                            new InjectEffect("tip"),
                                        ]
                                    : [],
                                new ChangeEffect(Indicator: "water", By: 2),
                            ],
                        }
                )
            );
        var (with, without) = (Table.Running(moves(true)), Table.Running(moves(false)));
        var command = Table.Choose("speech");
        Assert.Equal(
            Observation.Of(Told(without, Valley.Utility, Valley.Council, command)),
            Observation.Of(Told(with, Valley.Utility, Valley.Council, command))
        );
        Assert.Equal(2, Told(with, Valley.Gazette, Valley.Council, command).Count);
        Assert.Equal(3, Told(with, null, Valley.Council, command).Count);
    }

    [Fact]
    public void A_sealed_move_is_told_to_its_player_and_to_all_when_it_opens()
    {
        var table = Table.Running();
        Assert.Equal(
            "The utility sealed: Drain the dam",
            Assert.Single(Told(table, Valley.Utility, Valley.Utility, Table.Choose("drain"))).Headline
        );
        Assert.Empty(Told(table, Valley.Council, Valley.Utility, Table.Choose("drain")));
        table.Play(Valley.Utility, "drain");
        var before = table.World;
        var opened = NoticeProjection
            .Of(new NarratedEvents(before, [.. table.EndRound()]), Viewer.Of(Valley.Council))
            .Single(n => n.Move == "drain");
        Assert.Equal(["dam", "water"], opened.Changes.Select(c => c.Id));
    }

    [Fact]
    public void A_secret_answer_settles_in_public_and_stays_secret_itself()
    {
        var table = Table.Running();
        var directive = table.Order();
        var answer = Table.Choose("release-half", directive: directive);
        var told = Told(table, Valley.Growers, Valley.Utility, answer);
        Assert.Equal([NoticeKind.Undisclosed, NoticeKind.Directive], told.Select(n => n.Kind));
        Assert.All(told, notice => Assert.Null(notice.Move));
        table.Do(Valley.Utility, answer);
        Assert.Null(table.View(Valley.Growers).Directives[directive].Answered);
        Assert.Null(table.View(Valley.Council).Directives[directive].Answered);
        Assert.Equal("release-half", table.View(Valley.Utility).Directives[directive].Answered);
    }

    [Fact]
    public void A_secret_factor_hides_the_chance_and_whether_there_was_anything_to_it()
    {
        var (with, without) = (Table.Running(), Table.Running());
        with.Play(Valley.Council, "whisper", Valley.Utility);
        foreach (var table in new[] { with, without })
        {
            var roll = Assert.Single(Told(table, Valley.Growers, Valley.Gazette, Table.Choose("expose"))[0].Rolls);
            Assert.Equal((null, null), (roll.Chance, roll.Rolled));
            Assert.Equal(["base"], roll.Factors.Select(f => f.Label));
            var whole = Assert.Single(Told(table, null, Valley.Gazette, Table.Choose("expose"))[0].Rolls);
            Assert.Equal(
                ["base", "somebody asked for silence", "regard of the utility for the council"],
                whole.Factors.Select(f => f.Label)
            );
            Assert.NotNull(whole.Chance);
        }
    }

    [Fact]
    public void A_factor_that_is_a_secret_agreement_is_hidden_whether_there_is_one_or_not()
    {
        var (with, without) = (Table.Running(), Table.Running());
        with.Do(Valley.Growers, new AcceptProposal(with.Propose(Valley.Utility, "pact")));
        foreach (var table in new[] { with, without })
        {
            var directive = table.Order();
            var factors = Told(table, Valley.Gazette, Valley.Utility, Table.Choose("sue", directive: directive))[0]
                .Rolls[0]
                .Factors;
            Assert.Equal(["base", "strength of Water act", "Calm"], factors.Select(f => f.Label));
            factors = Told(table, Valley.Utility, Valley.Utility, Table.Choose("sue", directive: directive))[0]
                .Rolls[0]
                .Factors;
            Assert.Equal(
                ["base", "strength of Water act", "Crack of the dam", "Calm", "the growers stand by"],
                factors.Select(f => f.Label)
            );
        }
    }

    [Fact]
    public void What_made_it_lapse_or_break_is_told_with_what_follows()
    {
        var table = Table.Running();
        table.Order(10);
        var before = table.World;
        var lapse = Assert.Single(
            NoticeProjection.Of(new NarratedEvents(before, [.. table.PassMinutes(10)]), Viewer.Spectator)
        );
        Assert.Equal(("Release water: lapsed without an answer", 1), (lapse.Headline, lapse.Rolls.Count));
        Assert.Equal("calm", lapse.Changes[0].Id);

        table.Do(Valley.Council, new AcceptProposal(table.Propose(Valley.Utility, "compact")));
        var notices = Told(table, Valley.Council, Valley.Council, Table.Choose("release-order", Valley.Utility, "dam"));
        Assert.Equal(
            [
                "The council: Order a release",
                "The council demanded of the utility: Release water",
                "Agreement breached by the council: The compact",
            ],
            notices.Select(n => n.Headline)
        );
        Assert.Equal(["standing"], notices[2].Changes.Select(c => c.Id));
    }

    [Fact]
    public void A_proposal_is_known_to_its_parties_and_a_signed_agreement_to_all_but_not_what_it_answered()
    {
        var table = Table.Running();
        var first = table.Propose(Valley.Council, "compact");
        Assert.Empty(Told(table, Valley.Growers, Valley.Utility, new DeclineProposal(first)));
        var second = table.Propose(Valley.Utility, "compact", counterTo: first);
        Assert.Equal(first, table.View(Valley.Council).Agreements[second].CounterTo);
        Assert.Equal(
            ["Agreement in force: The compact"],
            Told(table, Valley.Growers, Valley.Council, new AcceptProposal(second)).Select(n => n.Headline)
        );
        table.Do(Valley.Council, new AcceptProposal(second));
        Assert.Null(table.View(Valley.Growers).Agreements[second].CounterTo);
        Assert.Single(table.View(Valley.Growers).Agreements);
    }

    [Fact]
    public void A_message_is_for_those_it_is_sent_to_and_the_facilitator()
    {
        var table = Table.Running();
        var say = new Say([Valley.Utility], "Psst.");
        foreach (var role in new[] { Valley.Council, Valley.Utility, null })
            Assert.Single(Told(table, role, Valley.Council, say));
        foreach (var role in new[] { Valley.Growers, Valley.Gazette })
            Assert.Empty(Told(table, role, Valley.Council, say));
        Assert.Empty(
            NoticeProjection.Of(new NarratedEvents(table.World, Decided(table, Valley.Council, say)), Viewer.Spectator)
        );
        foreach (var role in new[] { Valley.Growers, Valley.Council })
            Assert.Single(Told(table, role, Valley.Council, new Say([], "All!")));
    }

    [Fact]
    public void Nobody_but_the_facilitator_sees_the_seed_a_hash_or_a_private_text_of_others()
    {
        var table = Table.Running();
        foreach (var viewer in Viewers.Limited(table.World))
        {
            var text = Observation.Of(table.World, viewer);
            Assert.DoesNotContain("\"seed\":\"seed\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"hash", text, StringComparison.Ordinal);
            foreach (
                var other in table.World.Scenario.Actors.Where(a => a.Id != viewer.Role && a.PrivateBriefing.Length > 0)
            )
            {
                Assert.DoesNotContain(other.PrivateBriefing, text, StringComparison.Ordinal);
                Assert.All(
                    other.Objectives.Where(o => o.Private),
                    o => Assert.DoesNotContain(o.Title, text, StringComparison.Ordinal)
                );
            }
        }

        Assert.Equal("seed", Sheets.For(table.World, Viewer.Facilitator).Seed);
    }

    private static IReadOnlyList<Notice> Told(Table table, string? role, string by, SeatCommand command) =>
        [
            .. NoticeProjection.Of(
                new NarratedEvents(table.World, Decided(table, by, command)),
                role is null ? Viewer.Facilitator : Viewer.Of(role)
            ),
        ];

    private static ImmutableArray<SessionEvent> Decided(Table table, string by, SeatCommand command) =>
        Assert
            .IsType<Decision.Accepted>(Rulebook.Decide(table.World, CommandAuthor.Person(by), command, table.Now))
            .Events;
}
