using System.Collections.Immutable;
using System.Text;
using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Agreements;

/// <summary>A proposal may change amounts and times of the prepared terms and add terms of its own.</summary>
public sealed class ComposedTermsTests
{
    private static readonly ImmutableArray<TermDefinition> _prepared = Valley.Scenario.Agreement("compact")!.Terms;

    [Fact]
    public void A_proposal_with_the_prepared_terms_is_the_prepared_agreement()
    {
        var table = Table.Running();
        table.Do(Valley.Utility, new Propose("compact", [], "", Terms: _prepared.ToSequence()));
        Assert.Null(table.World.Agreements[0].Composed);
    }

    [Fact]
    public void Changed_amounts_and_added_payments_are_what_is_paid()
    {
        var table = Table.Running();
        Propose(table, Valley.Utility, Changed(2, new GivesTerm("funds", Valley.Council, Valley.Utility, 1)));
        table.Do(Valley.Council, new AcceptProposal(table.World.Agreements[0].Id));
        Assert.Equal((4, 9), (table.Funds(Valley.Council), table.Funds(Valley.Utility)));

        table = Table.Running();
        Propose(table, Valley.Utility, Added(new GivesTerm("funds", Valley.Utility, Valley.Council, 2)));
        table.Do(Valley.Council, new AcceptProposal(table.World.Agreements[0].Id));
        Assert.Equal((4, 9), (table.Funds(Valley.Council), table.Funds(Valley.Utility)));
        Assert.Equal(
            "The utility will give 2 Funds to the council",
            table.View(Valley.Gazette).Agreements.Values.Single().Terms[4].Text
        );
    }

    [Fact]
    public void A_changed_time_is_the_time_at_which_the_promise_is_judged()
    {
        var table = Table.Running();
        Propose(table, Valley.Utility, Changed(0, new PlaysTerm("survey", Valley.Utility, 10)));
        var id = table.World.Agreements[0].Id;
        table.Do(Valley.Council, new AcceptProposal(id));
        table.Pass(599);
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(id)!.Status);
        table.Pass(1);
        Assert.Equal(AgreementStatus.Breached, table.World.Agreement(id)!.Status);
        Assert.Equal(TermStatus.Broken, table.World.Agreement(id)!.Terms[0].Status);
    }

    [Fact]
    public void An_added_promise_is_watched_like_a_prepared_one_and_its_breach_has_the_same_price()
    {
        var table = Table.Running();
        Propose(table, Valley.Council, Added(new RefrainsTerm("speech", Valley.Council, 60)));
        var id = table.World.Agreements[0].Id;
        table.Do(Valley.Utility, new AcceptProposal(id));
        var (standing, relation) = (table.Standing(Valley.Council), table.Relation(Valley.Utility, Valley.Council));
        var events = table.Play(Valley.Council, "speech");
        Assert.Contains(new AgreementSettled(id, AgreementStatus.Breached, Valley.Council), events);
        Assert.Equal(standing - 2, table.Standing(Valley.Council));
        Assert.Equal(relation - 20, table.Relation(Valley.Utility, Valley.Council));
    }

    [Fact]
    public void A_counter_proposal_has_its_own_terms_and_they_stay_between_its_parties()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Council, "compact");
        var terms = Added(new GivesTerm("funds", Valley.Council, Valley.Utility, 1));
        table.Do(Valley.Utility, new Propose("compact", [], "", id, terms));
        Assert.Equal(AgreementStatus.Countered, table.World.Agreement(id)!.Status);
        var counter = table.World.Agreements[^1];
        Assert.Equal(terms, counter.Composed);
        Assert.Equal(terms, table.View(Valley.Council).Agreements[counter.Id].Composed);
        Assert.Empty(table.View(Valley.Growers).Agreements);
        table.Do(Valley.Council, new AcceptProposal(counter.Id));
        Assert.Equal(terms, table.View(Valley.Growers).Agreements[counter.Id].Composed);
    }

    [Fact]
    public void Terms_can_be_added_to_free_words_and_are_watched()
    {
        var table = Table.Running();
        table.Do(
            Valley.Growers,
            new Propose(
                null,
                [Valley.Council],
                "We stay at home, you pay.",
                Terms:
                [
                    new RefrainsTerm("rally", Valley.Growers, 60),
                    new GivesTerm("funds", Valley.Council, Valley.Growers, 1),
                ]
            )
        );
        var id = table.World.Agreements[0].Id;
        table.Do(Valley.Council, new AcceptProposal(id));
        Assert.Equal(4, table.Funds(Valley.Council));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new MarkAgreement(id, true));
        table.PassMinutes(60);
        Assert.Equal(AgreementStatus.Fulfilled, table.World.Agreement(id)!.Status);
    }

    [Fact]
    public void A_breach_of_terms_in_free_words_is_told_and_has_no_prepared_price()
    {
        var table = Table.Running();
        table.Do(
            Valley.Council,
            new Propose(null, [Valley.Utility], "Quiet.", Terms: [new RefrainsTerm("speech", Valley.Council, 60)])
        );
        var id = table.World.Agreements[0].Id;
        table.Do(Valley.Utility, new AcceptProposal(id));
        table.Play(Valley.Council, "speech");
        Assert.Equal(AgreementStatus.Breached, table.World.Agreement(id)!.Status);
    }

    public static TheoryData<RefusalCode, string, TermDefinition[]> Unfit =>
        new()
        {
            { RefusalCode.NotLegal, "The prepared terms stay in their order", [_prepared[1], _prepared[0]] },
            { RefusalCode.NotLegal, "The prepared terms stay in their order", [] },
            {
                RefusalCode.NotLegal,
                "The prepared terms stay in their order",
                [.. Changed(0, new PlaysTerm("survey", Valley.Council, 60))]
            },
            {
                RefusalCode.Malformed,
                "An amount is from 1 to 1,000",
                [.. Changed(2, new GivesTerm("funds", Valley.Council, Valley.Utility, 0))]
            },
            {
                RefusalCode.Malformed,
                "A time in game minutes is from 1 to",
                [.. Changed(0, new PlaysTerm("survey", Valley.Utility, 0))]
            },
            {
                RefusalCode.LimitReached,
                "Add at most 4 terms",
                [.. Added([.. Enumerable.Range(1, 5).Select(n => new SaysTerm($"Word {n}", Valley.Council))])]
            },
            {
                RefusalCode.Unknown,
                "Only the parties of an agreement",
                [.. Added(new GivesTerm("funds", Valley.Growers, Valley.Council, 1))]
            },
            {
                RefusalCode.Unknown,
                "Only the parties of an agreement",
                [.. Added(new GivesTerm("funds", Valley.Council, Valley.Council, 1))]
            },
            {
                RefusalCode.TooDear,
                "No more than 5 Funds can come from the council",
                [.. Added(new GivesTerm("funds", Valley.Council, Valley.Utility, 6))]
            },
            {
                RefusalCode.TooDear,
                "You cannot pay",
                [.. Added(new GivesTerm("funds", Valley.Council, Valley.Utility, 3))]
            },
            {
                RefusalCode.Unknown,
                "There is no such resource",
                [.. Added(new GivesTerm("gold", Valley.Council, Valley.Utility, 1))]
            },
            {
                RefusalCode.NotYours,
                "This is no public move of the utility",
                [.. Added(new PlaysTerm("speech", Valley.Utility, 60))]
            },
            {
                RefusalCode.NotYours,
                "This is no public move of the council",
                [.. Added(new RefrainsTerm("nothing", Valley.Council, 60))]
            },
            {
                RefusalCode.NotLegal,
                "The agreement says something about this move already",
                [.. Added(new PlaysTerm("release-order", Valley.Council, 60))]
            },
            {
                RefusalCode.NotLegal,
                "Only a prepared agreement grants a permit",
                [.. Added(new PermitsTerm("night-pass", Valley.Council, Valley.Utility))]
            },
            {
                RefusalCode.NotYours,
                "Promise in words for your own role only",
                [.. Added(new SaysTerm("We are fools.", Valley.Utility))]
            },
            { RefusalCode.Malformed, "", [.. Added(new SaysTerm(" ", Valley.Council))] },
            { RefusalCode.Malformed, "A term of the proposal is missing", [.. Added([null!])] },
        };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Terms_that_cannot_be_promised_are_refused(RefusalCode code, string sentence, TermDefinition[] terms)
    {
        var table = Table.Running();
        var refusal = table.Refused(
            CommandAuthor.Person(Valley.Council),
            new Propose("compact", [], "", Terms: terms.ToSequence())
        );
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_move_is_refused_like_one_that_the_role_does_not_have()
    {
        var secret = Valley.Scenario.Moves.First(move => move.Secret && move.Answers is null);
        var player = Valley.Scenario.Actors.First(actor => actor.IsNamedBy(secret.By)).Id;
        var other = player == Valley.Council ? Valley.Utility : Valley.Council;
        var table = Table.Running();
        Assert.Equal(Refusal(secret.Id), Refusal("nothing"));

        Refusal Refusal(string move) =>
            table.Refused(
                CommandAuthor.Person(other),
                new Propose(null, [player], "Words", Terms: [new RefrainsTerm(move, player, 60)])
            );
    }

    [Fact]
    public void Who_cannot_pay_what_was_added_cannot_sign_and_is_told_before()
    {
        var table = Table.Running(
            Valley.With(
                actors: Valley.Scenario.Actors.Select(a =>
                    a.Id == Valley.Council ? a with { Resources = a.Resources!.SetItem("funds", 4) } : a
                )
            )
        );
        table.Do(
            Valley.Utility,
            new Propose("compact", [], "", Terms: Added(new GivesTerm("funds", Valley.Council, Valley.Utility, 2)))
        );
        var id = table.World.Agreements[0].Id;
        var unsigned = Assert.Single(table.View(Valley.Council).Proposing!.Unsigned);
        Assert.Equal((id, "You cannot pay what you would promise."), (unsigned.Proposal, unsigned.Why.Message));
        table.Refused(RefusalCode.TooDear, Valley.Council, new AcceptProposal(id));
    }

    [Fact]
    public void Journals_hold_composed_terms_by_name_and_older_ones_without_them_mean_the_prepared_terms()
    {
        var proposed = new AgreementProposed(
            new Agreement(
                "a1",
                "compact",
                "council",
                ["council", "utility"],
                "",
                false,
                ["council"],
                [new TermState(TermStatus.Open, null)],
                AgreementStatus.Proposed,
                1800,
                null,
                Composed:
                [
                    new PlaysTerm("survey", "utility", 60),
                    new RefrainsTerm("release-order", "council", 30),
                    new GivesTerm("funds", "council", "utility", 2),
                    new PermitsTerm("night-pass", "utility", "growers"),
                    new SaysTerm("We talk.", "council"),
                ]
            )
        );
        var (name, json) = StoredEvents.Write(proposed);
        Assert.Contains(
            """
            "composed":[{"type":"plays","plays":"survey","by":"utility","within":60},{"type":"refrains","refrains":"release-order","by":"council","for":30},{"type":"gives","gives":"funds","by":"council","to":"utility","amount":2},{"type":"permits","permits":"night-pass","by":"utility","to":"growers"},{"type":"says","says":"We talk.","by":"council"}]
            """.Trim(),
            Encoding.UTF8.GetString(json),
            StringComparison.Ordinal
        );
        var read = (AgreementProposed)StoredEvents.Read(name, json);
        Assert.Equal(proposed.Agreement.Composed, read.Agreement.Composed);
        var older = proposed.Agreement with { Composed = null };
        Assert.Equal(_prepared, older.TermsIn(Valley.Scenario));
    }

    private static void Propose(Table table, string role, Sequence<TermDefinition> terms) =>
        table.Do(role, new Propose("compact", [], "", Terms: terms));

    private static Sequence<TermDefinition> Changed(int term, TermDefinition to) =>
        _prepared.SetItem(term, to).ToSequence();

    private static Sequence<TermDefinition> Added(params TermDefinition[] terms) =>
        _prepared.AddRange(terms).ToSequence();
}
