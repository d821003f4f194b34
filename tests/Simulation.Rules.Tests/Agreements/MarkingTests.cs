using Simulation.Rules.Agreements;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Agreements;

/// <summary>What was agreed in free words is kept or broken when its people say so.</summary>
public sealed class MarkingTests
{
    private readonly Table _table = Table.Running();

    [Fact]
    public void A_party_says_whether_an_agreement_was_kept_and_another_may_object()
    {
        var id = Agreed();
        Assert.Equal(
            [new AgreementMarked(id, true, Valley.Council)],
            _table.Do(Valley.Council, new MarkAgreement(id, true))
        );
        Assert.Equal(AgreementStatus.Fulfilled, _table.World.Agreement(id)!.Status);
        Assert.Empty(_table.Do(Valley.Council, new MarkAgreement(id, true)));
        _table.Do(Valley.Utility, new MarkAgreement(id, false));
        Assert.Equal(
            (AgreementStatus.Breached, Valley.Utility),
            (_table.World.Agreement(id)!.Status, _table.World.Agreement(id)!.MarkedBy)
        );
    }

    [Fact]
    public void The_facilitators_word_is_the_last_one_also_in_the_debrief()
    {
        var id = Agreed();
        _table.Do(Table.Facilitator, new EndSession());
        _table.Do(Valley.Council, new MarkAgreement(id, true));
        _table.Do(Table.Facilitator, new MarkAgreement(id, false));
        _table.Refused(RefusalCode.NotLegal, Valley.Council, new MarkAgreement(id, true));
        _table.Do(Table.Facilitator, new MarkAgreement(id, true));
        Assert.Equal(AgreementStatus.Fulfilled, _table.World.Agreement(id)!.Status);
    }

    [Fact]
    public void Nobody_marks_what_is_not_theirs_was_never_agreed_or_is_watched_by_the_rules()
    {
        var id = Agreed();
        _table.Refused(RefusalCode.Unknown, Valley.Gazette, new MarkAgreement(id, true));
        _table.Refused(RefusalCode.Unknown, Table.Facilitator, new MarkAgreement("nothing", true));
        _table.Do(Valley.Council, new Propose(null, [Valley.Utility], "Another one."));
        _table.Refused(
            RefusalCode.NotLegal,
            Table.Facilitator,
            new MarkAgreement(_table.World.Agreements[^1].Id, true)
        );
        _table.Do(Valley.Council, new Propose("compact", [], ""));
        _table.Refused(
            RefusalCode.NotLegal,
            Table.Facilitator,
            new MarkAgreement(_table.World.Agreements[^1].Id, true)
        );
    }

    private string Agreed()
    {
        _table.Do(Valley.Council, new Propose(null, [Valley.Utility], "No cuts before Friday."));
        var id = _table.World.Agreements[^1].Id;
        _table.Do(Valley.Utility, new AcceptProposal(id));
        return id;
    }
}
