using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>Who promised what, and what became of it.</summary>
public sealed class PromiseLedgerTests
{
    private readonly HousesTable _table = new();

    [Fact]
    public void A_term_is_kept_or_broken_by_its_own_party_and_releases_the_others()
    {
        Agree("north", "west", new RefrainsTerm("check", "north", 30), new PlaysTerm("print", "west", 30));
        _table.Play("north", new MoveChoice("check"));
        var promises = _table.Debrief().Promises;
        Assert.Equal(
            [
                ("north", PromiseKind.Term, PromiseOutcome.Broken, true),
                ("west", PromiseKind.Term, PromiseOutcome.Released, false),
            ],
            promises.Select(promise => (promise.Role, promise.Kind, promise.Outcome, promise.Settled is not null))
        );
        Assert.All(promises, promise => Assert.NotNull(promise.Signed));
        Assert.StartsWith("North will not: Check", promises[0].What, StringComparison.Ordinal);
        Assert.Equal(["west"], promises[0].To);
    }

    [Fact]
    public void What_is_not_due_yet_stays_open_and_words_are_judged_by_nobody()
    {
        Agree("north", "south", new RefrainsTerm("check", "north", 30), new SaysTerm("We stay friends.", "north"));
        Assert.Equal(
            [PromiseOutcome.Open, PromiseOutcome.NotJudged],
            _table.Debrief().Promises.Select(promise => promise.Outcome)
        );
    }

    [Fact]
    public void Of_an_offer_that_nobody_signed_only_the_proposers_own_promises_were_said()
    {
        Propose("north", "west", new RefrainsTerm("check", "north", 30), new PlaysTerm("print", "west", 30));
        _table.Do("west", new DeclineProposal(_table.World.Agreements[^1].Id));
        var offered = Assert.Single(_table.Debrief().Promises);
        Assert.Equal(("north", PromiseOutcome.NotSigned, null), (offered.Role, offered.Outcome, offered.Signed));
    }

    [Fact]
    public void An_agreement_in_free_words_is_what_its_mark_says()
    {
        foreach (var kept in new bool?[] { true, false, null })
        {
            _table.Do("north", new Propose(null, ["south"], "Let us talk."));
            var id = _table.World.Agreements[^1].Id;
            _table.Do("south", new AcceptProposal(id));
            if (kept is { } said)
                _table.Do("f", new MarkAgreement(id, said));
        }

        var promises = _table.Debrief().Promises;
        Assert.Equal(
            [PromiseOutcome.Kept, PromiseOutcome.Broken, PromiseOutcome.NotJudged],
            promises.Select(promise => promise.Outcome)
        );
        Assert.All(
            promises,
            promise => Assert.Equal((PromiseKind.Words, "Let us talk."), (promise.Kind, promise.What))
        );
    }

    [Fact]
    public void A_threat_and_an_announcement_of_an_autopilot_are_carried_out_when_the_move_is_played_later()
    {
        _table.Play("north", new MoveChoice("ask", "west"));
        Speak("north", ["south"], "Threaten/ask/0");
        Speak("north", ["west"], "Threaten/ask/0");
        Speak("west", [], "Announce/print/0");
        Speak("west", [], "Thank/rumour/north");
        _table.Play("north", new MoveChoice("ask", "west"));
        _table.Play("west", new MoveChoice("print"));
        Assert.Equal(
            [
                ("north", PromiseKind.Threat, PromiseOutcome.Open),
                ("north", PromiseKind.Threat, PromiseOutcome.Kept),
                ("west", PromiseKind.Announcement, PromiseOutcome.Kept),
            ],
            _table.Debrief().Promises.Select(promise => (promise.Role, promise.Kind, promise.Outcome))
        );
    }

    private void Speak(string role, string[] to, string about) =>
        _table.Add(new Said(role, "Autopilot", [.. to], "Mark my words.", about));

    private void Agree(string from, string to, params TermDefinition[] terms)
    {
        Propose(from, to, terms);
        _table.Do(to, new AcceptProposal(_table.World.Agreements[^1].Id));
    }

    private void Propose(string from, string to, params TermDefinition[] terms) =>
        _table.Do(from, new Propose(null, [to], "Peace.", Terms: [.. terms]));
}
