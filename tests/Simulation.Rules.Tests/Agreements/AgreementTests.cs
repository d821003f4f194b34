using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Agreements;

public sealed class AgreementTests
{
    [Fact]
    public void One_party_proposes_and_has_thereby_signed()
    {
        var table = Table.Running();
        table.Propose(Valley.Utility, "compact");
        var agreement = Assert.Single(table.World.Agreements);
        Assert.Equal([Valley.Utility, Valley.Council], agreement.Parties.AsEnumerable());
        Assert.Equal([Valley.Utility], agreement.Signed.AsEnumerable());
        Assert.Equal((AgreementStatus.Proposed, 1800L), (agreement.Status, agreement.Expires));
        table.Refused(RefusalCode.NotLegal, Valley.Utility, new AcceptProposal(agreement.Id));
    }

    [Fact]
    public void Who_is_no_party_can_neither_propose_sign_nor_see_it()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Unknown, Valley.Growers, new Propose("compact", [], ""));
        table.Refused(RefusalCode.Unknown, Valley.Council, new Propose("treaty", [], ""));
        var id = table.Propose(Valley.Council, "compact");
        foreach (
            SeatCommand command in (SeatCommand[])
                [new AcceptProposal(id), new DeclineProposal(id), new WithdrawProposal(id)]
        )
        {
            Assert.Equal(
                table.Refused(CommandAuthor.Person(Valley.Growers), command),
                table.Refused(
                    CommandAuthor.Person(Valley.Growers),
                    command switch
                    {
                        AcceptProposal => new AcceptProposal("x"),
                        DeclineProposal => new DeclineProposal("x"),
                        _ => new WithdrawProposal("x"),
                    }
                )
            );
        }

        table.Refused(RefusalCode.TooLate, Valley.Growers, new Propose(null, [Valley.Council], "Instead?", id));
        Assert.Empty(table.View(Valley.Growers).Agreements);
    }

    [Fact]
    public void Signed_by_all_it_is_in_force_with_its_effects_payments_and_terms()
    {
        var table = Table.Running();
        table.Pass(60);
        var id = table.Propose(Valley.Utility, "compact");
        var events = table.Do(Valley.Council, new AcceptProposal(id));
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(id)!.Status);
        Assert.Equal((2, 11), (table.Funds(Valley.Council), table.Funds(Valley.Utility)));
        Assert.Equal(55, table.World.Indicator("calm"));
        Assert.Equal(
            [
                new TermState(TermStatus.Open, 60 + 7200),
                new TermState(TermStatus.Open, 60 + 3600),
                new TermState(TermStatus.Kept, null),
                new TermState(TermStatus.Kept, null),
            ],
            table.World.Agreement(id)!.Terms.AsEnumerable()
        );
        Assert.Equal("AgreementSigned", events[0].GetType().Name);
        Assert.Single(table.View(Valley.Growers).Agreements);
        table.Refused(RefusalCode.TooLate, Valley.Council, new AcceptProposal(id));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new Propose("compact", [], ""));
    }

    [Fact]
    public void Three_parties_must_all_sign()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Growers, "roof");
        table.Do(Valley.Utility, new AcceptProposal(id));
        Assert.Equal(AgreementStatus.Proposed, table.World.Agreement(id)!.Status);
        table.Refused(RefusalCode.NotLegal, Valley.Utility, new AcceptProposal(id));
        Assert.False(table.View(Valley.Gazette).Agreements.ContainsKey(id));
        table.Do(Valley.Council, new AcceptProposal(id));
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(id)!.Status);
        Assert.True(table.View(Valley.Gazette).Agreements.ContainsKey(id));
    }

    [Fact]
    public void One_of_three_can_decline_also_after_signing()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Growers, "roof");
        table.Do(Valley.Utility, new AcceptProposal(id));
        table.Do(Valley.Utility, new DeclineProposal(id));
        table.Refused(RefusalCode.TooLate, Valley.Council, new AcceptProposal(id));
        table.Propose(Valley.Growers, "roof");
    }

    [Fact]
    public void A_proposal_is_declined_by_the_others_and_withdrawn_by_its_author()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Council, "compact");
        table.Refused(RefusalCode.NotLegal, Valley.Council, new DeclineProposal(id));
        table.Refused(RefusalCode.NotYours, Valley.Utility, new WithdrawProposal(id));
        table.Do(Valley.Utility, new DeclineProposal(id));
        Assert.Equal(AgreementStatus.Declined, table.World.Agreement(id)!.Status);
        table.Refused(RefusalCode.TooLate, Valley.Utility, new DeclineProposal(id));
        id = table.Propose(Valley.Council, "compact");
        table.Do(Valley.Council, new WithdrawProposal(id));
        Assert.Equal(AgreementStatus.Withdrawn, table.World.Agreement(id)!.Status);
        table.Refused(RefusalCode.TooLate, Valley.Council, new WithdrawProposal(id));
    }

    [Fact]
    public void A_counter_proposal_takes_the_place_of_the_one_it_answers()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Council, "compact");
        table.Refused(RefusalCode.TooLate, Valley.Council, new Propose(null, [Valley.Utility], "Half of it", id));
        table.Do(Valley.Utility, new Propose(null, [Valley.Council], "Half of it", id));
        Assert.Equal(AgreementStatus.Countered, table.World.Agreement(id)!.Status);
        Assert.Equal(id, table.World.Agreements[^1].CounterTo);
        table.Refused(RefusalCode.TooLate, Valley.Utility, new Propose(null, [Valley.Council], "A third", id));
        var again = table.Propose(Valley.Council, "compact", table.World.Agreements[^1].Id);
        Assert.Equal(
            [id, table.World.Agreements[1].Id],
            table.World.Agreements.Where(a => a.Status == AgreementStatus.Countered).Select(a => a.Id)
        );
        table.Propose(Valley.Utility, "compact", again);
    }

    [Fact]
    public void A_proposal_expires_at_its_second()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Council, "compact");
        table.Pass(1799);
        Assert.True(table.World.Agreement(id)!.IsOpen);
        table.Pass(1);
        Assert.Equal(AgreementStatus.Expired, table.World.Agreement(id)!.Status);
        table.Refused(RefusalCode.TooLate, Valley.Utility, new AcceptProposal(id));
    }

    [Fact]
    public void Its_conditions_must_hold_when_it_is_proposed_and_when_it_is_signed()
    {
        var table = Table.Running(
            Valley.With(indicators: Valley.Scenario.Indicators.Select(i => i.Id == "calm" ? i with { Start = 31 } : i))
        );
        var id = table.Propose(Valley.Council, "compact");
        table.Play(Valley.Growers, "rally");
        table.Refused(RefusalCode.NotLegal, Valley.Utility, new AcceptProposal(id));
        table.Do(Valley.Utility, new DeclineProposal(id));
        table.Refused(RefusalCode.NotLegal, Valley.Utility, new Propose("compact", [], ""));
    }

    [Fact]
    public void Nobody_promises_what_it_cannot_pay()
    {
        var table = Table.Running(
            Valley.With(
                actors: Valley.Scenario.Actors.Select(a =>
                    a.Id == Valley.Council ? a with { Resources = a.Resources!.SetItem("funds", 2) } : a
                )
            )
        );
        table.Refused(RefusalCode.TooDear, Valley.Council, new Propose("compact", [], ""));
        var id = table.Propose(Valley.Utility, "compact");
        table.Refused(RefusalCode.TooDear, Valley.Council, new AcceptProposal(id));
    }

    [Fact]
    public void A_payment_that_is_short_when_all_have_signed_breaks_the_agreement()
    {
        var table = Table.Running(Valley.With(moves: Valley.Moves("bribe", m => m with { Cooldown = null })));
        var id = table.Propose(Valley.Utility, "pact");
        for (var i = 0; i < 3; i++)
            table.Play(Valley.Utility, "bribe", Valley.Gazette);
        table.EndRound();
        table.Play(Valley.Utility, "patch");
        Assert.Equal(1, table.Funds(Valley.Utility));
        table.Do(Valley.Growers, new AcceptProposal(id));
        Assert.Equal(
            (AgreementStatus.Breached, 0, 5),
            (table.World.Agreement(id)!.Status, table.Funds(Valley.Utility), table.Funds(Valley.Growers))
        );
    }

    [Fact]
    public void Promises_kept_fulfil_it()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Utility, "compact");
        table.Do(Valley.Council, new AcceptProposal(id));
        table.Play(Valley.Utility, "survey");
        Assert.Equal(
            [TermStatus.Kept, TermStatus.Open],
            table.World.Agreement(id)!.Terms.Select(t => t.Status).Take(2)
        );
        var standing = table.Standing(Valley.Council);
        table.Pass(3599);
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(id)!.Status);
        table.Pass(1);
        Assert.Equal(AgreementStatus.Fulfilled, table.World.Agreement(id)!.Status);
        Assert.Equal(standing, table.Standing(Valley.Council));
    }

    [Fact]
    public void A_move_that_one_has_promised_not_to_play_breaks_it_and_has_its_price()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Utility, "compact");
        table.Do(Valley.Council, new AcceptProposal(id));
        var standing = table.Standing(Valley.Council);
        var relation = table.Relation(Valley.Utility, Valley.Council);
        table.Order();
        Assert.Equal(AgreementStatus.Breached, table.World.Agreement(id)!.Status);
        Assert.Contains(new AgreementSettled(id, AgreementStatus.Breached, Valley.Council), table.Happened);
        Assert.Equal(standing - 2 - 2, table.Standing(Valley.Council));
        Assert.Equal(relation - 15 - 20, table.Relation(Valley.Utility, Valley.Council));
        table.Play(Valley.Utility, "survey");
        Assert.Equal(TermStatus.Open, table.World.Agreement(id)!.Terms[0].Status);
        table.Propose(Valley.Utility, "compact");
    }

    [Fact]
    public void A_move_that_one_has_promised_and_not_played_in_time_breaks_it()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Utility, "compact");
        table.Do(Valley.Council, new AcceptProposal(id));
        var standing = table.Standing(Valley.Utility);
        var events = table.EndRound();
        Assert.Contains(new AgreementSettled(id, AgreementStatus.Breached, Valley.Utility) { At = 7200 }, events);
        Assert.Equal(standing - 2, table.Standing(Valley.Utility));
        Assert.Equal(
            [TermStatus.Broken, TermStatus.Kept],
            table.World.Agreement(id)!.Terms.Select(t => t.Status).Take(2)
        );
    }

    [Fact]
    public void A_sealed_move_counts_when_it_opens()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Council, "roof");
        table.Play(Valley.Growers, "dig");
        table.Do(Valley.Utility, new AcceptProposal(id));
        table.Do(Valley.Growers, new AcceptProposal(id));
        Assert.Equal(AgreementStatus.Active, table.World.Agreement(id)!.Status);
        table.EndRound();
        Assert.Contains(new AgreementSettled(id, AgreementStatus.Breached, Valley.Growers), table.Happened);
    }

    [Fact]
    public void Free_words_bind_whoever_is_named_and_end_in_words()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Unknown, Valley.Council, new Propose(null, [], "We share."));
        table.Refused(RefusalCode.Unknown, Valley.Council, new Propose(null, [Valley.Council], "We share."));
        table.Refused(RefusalCode.Unknown, Valley.Council, new Propose(null, ["senate"], "We share."));
        table.Do(Valley.Council, new Propose(null, [Valley.Gazette, Valley.Council, Valley.Gazette], " We share. "));
        var agreement = table.World.Agreements[0];
        Assert.Equal([Valley.Council, Valley.Gazette], agreement.Parties.AsEnumerable());
        Assert.Equal("We share.", agreement.Text);
        table.Do(Valley.Gazette, new AcceptProposal(agreement.Id));
        table.EndRound();
        Assert.Equal(AgreementStatus.Active, table.World.Agreements[0].Status);
    }

    [Fact]
    public void A_role_has_only_so_many_open_proposals()
    {
        var table = Table.Running();
        for (var i = 0; i < 5; i++)
            table.Do(Valley.Council, new Propose(null, [Valley.Utility], "Proposal " + i));
        table.Refused(RefusalCode.LimitReached, Valley.Council, new Propose(null, [Valley.Utility], "And another"));
        table.Do(Valley.Council, new WithdrawProposal(table.World.Agreements[0].Id));
        table.Do(Valley.Council, new Propose(null, [Valley.Utility], "And another"));
    }

    [Fact]
    public void What_the_breach_of_a_secret_agreement_brings_is_as_secret()
    {
        var table = Table.Running();
        var id = table.Propose(Valley.Utility, "pact");
        table.Do(Valley.Growers, new AcceptProposal(id));
        var events = table.Play(Valley.Growers, "rally");
        var roll = Assert.Single(events.OfType<Rolled>());
        Assert.Equal([Valley.Utility, Valley.Growers], roll.With);
    }
}
