using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class NegotiationTests
{
    /// <summary>Costs the council 4 of its funds and brings it 4 of calm, which is less.</summary>
    private static readonly AgreementDefinition _dear = new(
        "dear",
        "A dear friendship",
        [Valley.Council, Valley.Utility],
        Terms: [new GivesTerm("funds", Valley.Council, Valley.Utility, 4)],
        OnSigning: [new ChangeEffect(Indicator: "calm", By: 4)],
        ExpiresAfter: 600
    );

    [Fact]
    public void What_hurts_a_little_is_countered_with_terms_that_do_for_both()
    {
        var table = With([_dear]);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("dear", [], ""));
        var proposed = table.World.Agreements[0];
        var counters = Keys.Select(key => Respond(table, Valley.Council, key)).OfType<Propose>().ToList();
        Assert.NotEmpty(counters);
        Assert.All(counters, counter => Assert.Equal((proposed.Id, "dear"), (counter.CounterTo, counter.Template)));
        var less = new GivesTerm("funds", Valley.Council, Valley.Utility, 2);
        Assert.Contains(counters, counter => counter.Terms!.Value.Contains(less));
        table.Do(CommandAuthor.Autopilot(Valley.Council), counters[0]);
        Assert.Contains(
            new AcceptProposal(table.World.Agreements[^1].Id),
            Keys.Select(key => Respond(table, Valley.Utility, key))
        );
    }

    [Fact]
    public void The_same_situation_and_key_give_the_same_answer()
    {
        var table = With([_dear]);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("dear", [], ""));
        Assert.All(Keys, key => Assert.Equal(Respond(table, Valley.Council, key), Respond(table, Valley.Council, key)));
    }

    [Fact]
    public void What_a_role_has_declined_it_neither_proposes_nor_counters()
    {
        var table = With([_dear with { Terms = [], Appeal = 20 }]);
        Assert.Contains(Keys.Select(key => Proposal(table, Valley.Council, key)), one => one is Propose);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("dear", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Council), new DeclineProposal(table.World.Agreements[0].Id));
        Assert.All(Keys, key => Assert.Null(Proposal(table, Valley.Council, key)));
        table.EndRound();
        Assert.All(Keys, key => Assert.Null(Proposal(table, Valley.Council, key)));
    }

    [Fact]
    public void What_others_have_declined_comes_back_in_a_later_round_and_with_other_terms_only()
    {
        var table = With([_dear with { Terms = [], Appeal = 20 }]);
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose("dear", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new DeclineProposal(table.World.Agreements[0].Id));
        Assert.All(Keys, key => Assert.Null(Proposal(table, Valley.Council, key)));
        table.EndRound();
        Assert.All(
            Keys.Select(key => Proposal(table, Valley.Council, key)).OfType<Propose>(),
            propose => Assert.NotNull(propose.Terms)
        );
    }

    [Fact]
    public void No_more_than_two_proposals_are_open_at_once()
    {
        var many = Enumerable
            .Range(1, 4)
            .Select(n => _dear with { Id = $"dear-{n}", Title = $"Friendship {n}", Terms = [], Appeal = 20 })
            .ToArray();
        var table = With(many);
        for (var step = 0; step < 30; step++)
        {
            if (Proposal(table, Valley.Council, $"key {step}") is Propose propose)
                table.Do(CommandAuthor.Autopilot(Valley.Council), propose);
        }

        Assert.Equal(2, table.World.Agreements.Length);
    }

    [Fact]
    public void A_proposal_that_cannot_be_kept_any_more_is_withdrawn()
    {
        var table = With([
            _dear with
            {
                Terms = [new GivesTerm("funds", Valley.Council, Valley.Utility, 5)],
                Appeal = 20,
            },
        ]);
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose("dear", [], ""));
        Assert.All(Keys, key => Assert.Null(Proposal(table, Valley.Council, key)));
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("search", Valley.Utility));
        Assert.All(
            Keys,
            key =>
                Assert.Equal(new WithdrawProposal(table.World.Agreements[0].Id), Proposal(table, Valley.Council, key))
        );
    }

    [Fact]
    public void Free_words_are_taken_from_a_friend_and_bind_to_nothing()
    {
        Assert.IsType<AcceptProposal>(Answer(30, null));
        Assert.IsType<DeclineProposal>(Answer(10, null));
        Assert.IsType<DeclineProposal>(Answer(30, [new RefrainsTerm("rally", Valley.Growers, 60)]));

        static SeatCommand? Answer(int relation, ImmutableArray<TermDefinition>? terms)
        {
            var table = With(
                [],
                actor =>
                    actor.Id == Valley.Growers
                        ? actor with
                        {
                            Relations = ImmutableSortedDictionary<string, int>.Empty.Add(Valley.Council, relation),
                        }
                        : actor
            );
            table.Do(
                CommandAuthor.Autopilot(Valley.Council),
                new Propose(null, [Valley.Growers], "Trust us.", Terms: terms is { } all ? [.. all] : null)
            );
            return Respond(table, Valley.Growers, "key");
        }
    }

    [Fact]
    public void Trust_falls_with_the_breaches_that_one_can_see()
    {
        var table = With(Valley.Scenario.Agreements);
        var before = Trust(Valley.Growers, Valley.Council);
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose("compact", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new AcceptProposal(table.World.Agreements[0].Id));
        Assert.Equal(before, Trust(Valley.Growers, Valley.Council));
        table.Do(CommandAuthor.Autopilot(Valley.Council), Table.Choose("release-order", Valley.Utility, "dam"));
        Assert.Equal(AgreementStatus.Breached, table.World.Agreements[0].Status);
        Assert.Equal(before - 35, Trust(Valley.Growers, Valley.Council));
        Assert.True(Trust(Valley.Utility, Valley.Council) < before - 35);

        int Trust(string role, string other) =>
            AgreementAppraisal.Trust(
                Seen(table, role),
                table.World.Scenario.Actor(role),
                table.World.Scenario.Actor(other)
            );
    }

    [Theory]
    [InlineData(Temperament.Opportunist, 1)]
    [InlineData(Temperament.Balanced, 4)]
    [InlineData(Temperament.Cautious, 12)]
    public void A_breach_must_bring_more_than_its_price_which_the_temperament_sets(Temperament temperament, int price)
    {
        var table = With(Valley.Scenario.Agreements, actor => actor with { Temperament = temperament });
        table.Do(CommandAuthor.Autopilot(Valley.Council), new Propose("compact", [], ""));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new AcceptProposal(table.World.Agreements[0].Id));
        Assert.Equal(-price, AtStake(Valley.Council, "release-order"));
        Assert.Equal(price, AtStake(Valley.Utility, "survey"));
        Assert.Equal(0, AtStake(Valley.Council, "speech"));

        decimal AtStake(string role, string move) =>
            GivenWord.AtStake(Seen(table, role), table.World.Scenario.Actor(role), table.World.Scenario.Move(move)!);
    }

    [Fact]
    public void Private_goals_of_others_do_not_enter_what_a_role_thinks_an_agreement_brings_them()
    {
        var table = With([_dear]);
        var council = table.World.Scenario.Actor(Valley.Council);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), new Propose("dear", [], ""));
        var secret = With(
            [_dear],
            actor =>
                actor.Id == Valley.Council
                    ? actor with
                    {
                        Objectives = [.. actor.Objectives.Where(goal => !goal.Private)],
                    }
                    : actor
        );
        Assert.Equal(
            AgreementAppraisal.OfOther(
                Seen(secret, Valley.Utility),
                secret.World.Scenario.Actor(Valley.Utility),
                council,
                table.World.Agreements[0]
            ),
            AgreementAppraisal.OfOther(
                Seen(table, Valley.Utility),
                table.World.Scenario.Actor(Valley.Utility),
                council,
                table.World.Agreements[0]
            )
        );
    }

    private static IEnumerable<string> Keys => Enumerable.Range(0, 40).Select(n => $"key {n}");

    private static Table With(
        IEnumerable<AgreementDefinition> agreements,
        Func<ActorDefinition, ActorDefinition>? change = null
    )
    {
        var table = Table.Lobby(
            Valley.With(agreements: agreements, actors: Valley.Scenario.Actors.Select(change ?? (actor => actor)))
        );
        table.Do(Table.Facilitator, new StartSession());
        return table;
    }

    private static World Seen(Table table, string role) => Redaction.For(table.World, Viewer.Of(role));

    private static SeatCommand? Respond(Table table, string role, string key) =>
        Negotiation.Respond(Seen(table, role), table.World.Scenario.Actor(role), key);

    private static SeatCommand? Proposal(Table table, string role, string key) =>
        Negotiation.Proposal(Seen(table, role), table.World.Scenario.Actor(role), key);
}
