using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Dice;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What an autopilot proposes, signs, counters, declines, withdraws and passes on, on the world as its role may know it.
/// What an agreement is worth is reckoned by <see cref="AgreementAppraisal"/>, and other terms are tried by
/// <see cref="Bargaining"/>.
/// </summary>
public static class Negotiation
{
    /// <summary>Gains below this many points of score are not worth a proposal.</summary>
    internal const decimal WorthIt = 0.25m;

    /// <summary>Open proposals of its own beyond which a role proposes nothing more.</summary>
    private const int MostOpen = 2;

    /// <summary>Times that a role proposes one agreement in a game, counters apart.</summary>
    private const int MostOfOne = 3;

    /// <summary>Proposals in a row that counter each other, the first one apart.</summary>
    private const int MostCounters = 2;

    /// <summary>Points that a role may miss in a proposal and yet look for other terms instead of declining.</summary>
    private const decimal WorthACounter = 8;

    /// <summary>How well a role must think of another to give its word without terms.</summary>
    private const int GoodRelation = 20;

    /// <summary>What a role makes of a proposal, and why.</summary>
    internal enum Verdict
    {
        /// <summary>It helps.</summary>
        Good,

        /// <summary>It costs the role more than it brings.</summary>
        TooDear,

        /// <summary>It would help, were the promises of the others believed.</summary>
        Distrust,

        /// <summary>It is in words that nobody can judge, and from somebody whom the role would take at its word.</summary>
        WordsOfAFriend,

        /// <summary>It is in words that nobody can judge.</summary>
        OnlyWords,
    }

    /// <summary>Signs a proposal that helps, counters one that could help with other terms, or declines it.</summary>
    public static SeatCommand? Respond(World seen, int actor, string key)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.Awaits(me))
                continue;
            var (verdict, missing) = Judge(seen, actor, agreement, key);
            if (verdict is Verdict.Good or Verdict.WordsOfAFriend)
            {
                // What it would sign but cannot now is left on the table.
                if (Lookahead.MaySign(seen, actor, agreement.Id))
                    return new AcceptProposal(agreement.Id);
                continue;
            }

            return Counter(seen, actor, agreement, missing) ?? (SeatCommand)new DeclineProposal(agreement.Id);
        }

        return null;
    }

    /// <summary>What a role makes of a proposal that it has not signed.</summary>
    /// <returns>And the points of score that it misses in it; 0 for a good one.</returns>
    internal static (Verdict Verdict, decimal Missing) Judge(World seen, int actor, Agreement agreement, string key)
    {
        var from = seen.Scenario.Actor(agreement.From);
        var mood = Leaning(seen.TemperamentOf(actor)) + Whim(key, $"sign/{agreement.Template}");
        if (agreement.Template is null)
        {
            var isFriend =
                seen.Relation(actor, from) + (Leaning(seen.TemperamentOf(actor)) * 5) >= GoodRelation
                && AgreementAppraisal.Trust(seen, actor, from) >= 50;
            return agreement.Composed is null && isFriend ? (Verdict.WordsOfAFriend, 0) : (Verdict.OnlyWords, 0);
        }

        var worth = AgreementAppraisal.Own(seen, actor, agreement) + mood;
        if (worth <= 0)
            return (Verdict.TooDear, -worth);
        var doubt = agreement
            .Parties.Select(seen.Scenario.Actor)
            .Where(party => party != actor)
            .Max(party => Math.Max(0, 50 - AgreementAppraisal.Trust(seen, actor, party)) / 10m);
        return worth > doubt ? (Verdict.Good, 0) : (Verdict.Distrust, doubt - worth);
    }

    /// <summary>Passes on what serves its own goals once the other has it, to one role at a time.</summary>
    public static ShareIntel? Share(World seen, int actor)
    {
        // Who has heard what matters only to a role whose goals speak of it.
        if (!seen.Scenario.Dependencies.Objectives(actor).Any(goal => goal.Reads.Meets(ReadSet.Intel)))
            return null;
        var outlook = new Outlook(seen, actor);
        foreach (var share in Lookahead.Shares(seen, actor))
        {
            if (outlook.Of(Lookahead.Share(seen, actor, share)) - outlook.Score > WorthIt)
                return share;
        }

        return null;
    }

    /// <summary>Takes a proposal back that has had its day, or makes the one that helps both sides most.</summary>
    public static SeatCommand? Proposal(World seen, int actor, string key)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (agreement.IsOpen && agreement.From == me && IsPast(seen, actor, agreement))
                return new WithdrawProposal(agreement.Id);
        }

        if (seen.Agreements.Count(agreement => agreement.IsOpen && agreement.From == me) >= MostOpen)
            return null;
        Propose? best = null;
        decimal most = 0;
        foreach (var template in seen.Scenario.Agreements)
        {
            if (!template.Between.Contains(me) || !MayProposeAgain(seen, actor, template))
                continue;
            if (Lookahead.Propose(seen, actor, new Propose(template.Id, [], "")) is not { } proposed)
                continue;
            if (Bargaining.ToPropose(seen, actor, proposed.Agreements[^1]) is not { } bargain)
                continue;
            var eagerness = 30 + (int)(bargain.Mine * 4) + (Leaning(seen.TemperamentOf(actor)) * 4);
            if (bargain.Both <= most || Die.Percent(key, $"propose/{template.Id}") > eagerness)
                continue;
            var propose = new Propose(template.Id, [], "", Terms: bargain.Agreement.Composed);
            if (WasDeclined(seen, me, template, propose.Terms) || !IsLegal(seen, actor, propose))
                continue;
            (best, most) = (propose, bargain.Both);
        }

        return best;
    }

    /// <summary>The same agreement with terms that would do for both sides; null when there are none.</summary>
    private static Propose? Counter(World seen, int actor, Agreement agreement, decimal missing)
    {
        if (agreement.Template is null || agreement.Parties.Length != 2 || missing > WorthACounter)
            return null;
        if (CountersBefore(seen, agreement) >= MostCounters || HasDeclined(seen, actor, agreement.Template))
            return null;
        if (Bargaining.ToCounter(seen, actor, agreement, missing) is not { } bargain)
            return null;
        var counter = new Propose(agreement.Template, [], "", agreement.Id, bargain.Agreement.Composed);
        return IsLegal(seen, actor, counter) ? counter : null;
    }

    private static bool IsLegal(World seen, int actor, Propose propose) =>
        Lookahead.Propose(seen, actor, propose) is not null;

    private static int CountersBefore(World seen, Agreement agreement)
    {
        var counters = 0;
        for (var one = agreement; one is { CounterTo: { } before }; one = seen.Agreement(before))
            counters++;
        return counters;
    }

    /// <summary>
    /// Whether a role may come back to an agreement: not to one that it has declined itself, not in the round of its
    /// last attempt, and not too often.
    /// </summary>
    private static bool MayProposeAgain(World seen, int actor, AgreementDefinition template)
    {
        if (HasDeclined(seen, actor, template.Id))
            return false;
        var me = seen.Scenario.Actors[actor].Id;
        var tries = 0;
        foreach (var agreement in seen.Agreements)
        {
            if (agreement.Template != template.Id)
                continue;
            if (agreement.From != me)
                continue;
            tries++;
            if (tries >= MostOfOne || IsOfThisRound(seen, agreement, template))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a role has declined an agreement. Of several parties it cannot be told which one did, so that all who had
    /// not proposed it count as such.
    /// </summary>
    private static bool HasDeclined(World seen, int actor, string template) =>
        seen.Agreements.Any(agreement =>
            agreement.Template == template
            && agreement.Status == AgreementStatus.Declined
            && agreement.From != seen.Scenario.Actors[actor].Id
        );

    /// <summary>Whether others have declined it with these terms, or with better ones for all that can be told.</summary>
    private static bool WasDeclined(
        World seen,
        string me,
        AgreementDefinition template,
        Sequence<TermDefinition>? terms
    ) =>
        seen.Agreements.Any(agreement =>
            agreement.Template == template.Id
            && agreement.From == me
            && agreement.Status == AgreementStatus.Declined
            && (terms is null || agreement.Composed == terms)
        );

    /// <summary>
    /// Whether an own proposal is moot: it hurts by now, cannot be kept, or is of an earlier round and lapses in this one.
    /// </summary>
    private static bool IsPast(World seen, int actor, Agreement agreement)
    {
        if (seen.Scenario.Agreement(agreement.Template) is not { } template)
            return false;
        if (AgreementLegality.RefuseSignature(seen, actor, agreement) is not null)
            return true;
        if (!IsOfThisRound(seen, agreement, template) && agreement.Expires <= seen.RoundEnds)
            return true;
        return AgreementAppraisal.Own(seen, actor, agreement) < -WorthIt;
    }

    private static bool IsOfThisRound(World seen, Agreement agreement, AgreementDefinition template) =>
        agreement.Expires - (template.ExpiresAfter * 60L) >= seen.Scenario.Calendar[seen.Round].Starts;

    /// <summary>Up to a point either way, so that games differ and a table cannot be read like a book.</summary>
    private static decimal Whim(string key, string purpose) => Die.Between(key, purpose, -100, 100) / 100m;

    private static int Leaning(Temperament temperament) =>
        temperament switch
        {
            Temperament.Conciliatory => 1,
            Temperament.HardLine => -1,
            _ => 0,
        };
}
