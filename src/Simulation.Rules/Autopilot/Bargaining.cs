using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Looks for terms of an agreement that do for both sides: a payment, another amount, a shorter or longer time, one more
/// promise. Each try changes one thing, so that the other side sees what is asked for.
/// </summary>
internal static class Bargaining
{
    /// <summary>Units that a payment is tried with, from one upwards.</summary>
    private const int MostPaid = 4;

    /// <summary>Points that a role must gain by an agreement to propose it.</summary>
    private const decimal Least = Negotiation.WorthIt;

    /// <summary>Points that the other side may seem to lose, because its private goals are not known.</summary>
    private const decimal Tolerance = 0.5m;

    /// <summary>Points that a move of the other must cost a role before it asks that it be left alone.</summary>
    private const decimal Harm = 1;

    /// <summary>An agreement with certain terms, and what it is worth.</summary>
    /// <param name="Mine">Points for the role that reckons.</param>
    /// <param name="Theirs">Points for the other party that seems to gain least.</param>
    public readonly record struct Bargain(Agreement Agreement, decimal Mine, decimal Theirs)
    {
        /// <summary>Points for the side that gains less.</summary>
        public decimal Both => Math.Min(Mine, Theirs + Tolerance);
    }

    /// <summary>
    /// A prepared agreement as the role would propose it: as it stands when it helps both, or else with terms that make
    /// it do so. Null when there are none.
    /// </summary>
    /// <param name="agreement">With the prepared terms.</param>
    public static Bargain? ToPropose(World seen, int actor, Agreement agreement)
    {
        var mine = AgreementAppraisal.Own(seen, actor, agreement);
        // What costs a role more than a payment could make good is not worth a thought about the others.
        if (mine <= Least - MostPaid)
            return null;
        var asItStands = new Bargain(agreement, mine, AgreementAppraisal.OfOthers(seen, actor, agreement));
        if (mine > Least && asItStands.Theirs > -Tolerance)
            return asItStands;
        if (agreement.Parties.Length != 2 || mine + asItStands.Theirs <= Least)
            return null;
        return Best(
            seen,
            actor,
            mine > Least
                ? Concessions(seen, actor, Other(seen, actor, agreement), agreement)
                : Demands(seen, actor, Other(seen, actor, agreement), agreement),
            least: Least
        );
    }

    /// <summary>An answer to a proposal with terms that would do; null when there are none.</summary>
    /// <param name="missing">Points that the role misses in it as it stands.</param>
    public static Bargain? ToCounter(World seen, int actor, Agreement agreement, decimal missing)
    {
        var least = AgreementAppraisal.Own(seen, actor, agreement) + missing;
        return Best(seen, actor, Demands(seen, actor, Other(seen, actor, agreement), agreement), least);
    }

    private static int Other(World seen, int actor, Agreement agreement) =>
        seen.Scenario.Actor(agreement.Parties.First(party => seen.Scenario.Actor(party) != actor));

    private static Bargain? Best(World seen, int actor, IEnumerable<Agreement> tries, decimal least)
    {
        Bargain? best = null;
        foreach (var agreement in tries)
        {
            var mine = AgreementAppraisal.Own(seen, actor, agreement);
            if (mine <= least)
                continue;
            var bargain = new Bargain(agreement, mine, AgreementAppraisal.OfOthers(seen, actor, agreement));
            if (bargain.Theirs > -Tolerance && (best is null || bargain.Both > best.Value.Both))
                best = bargain;
        }

        return best;
    }

    /// <summary>Terms that are better for the role: it is paid, bound for less, or promised something more.</summary>
    private static IEnumerable<Agreement> Demands(World seen, int actor, int other, Agreement agreement)
    {
        foreach (var eased in Eased(seen, actor, agreement))
            yield return eased;
        foreach (var paid in Payments(seen, other, actor, agreement))
            yield return paid;
        foreach (var spared in Spared(seen, actor, other, agreement))
            yield return spared;
    }

    /// <summary>Terms that are better for the other: it is paid, or left alone with a move that hurts it.</summary>
    private static IEnumerable<Agreement> Concessions(World seen, int actor, int other, Agreement agreement)
    {
        foreach (var paid in Payments(seen, actor, other, agreement))
            yield return paid;
        foreach (var spared in Spared(seen, other, actor, agreement))
            yield return spared;
    }

    /// <summary>The role's own promises for half the amount, half the time to refrain, twice the time to play.</summary>
    private static IEnumerable<Agreement> Eased(World seen, int actor, Agreement agreement)
    {
        var me = seen.Scenario.Actors[actor].Id;
        var terms = agreement.TermsIn(seen.Scenario).ToList();
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].By != me)
                continue;
            TermDefinition? easier = terms[i] switch
            {
                GivesTerm { Amount: > 1 } gives => gives with { Amount = gives.Amount / 2 },
                RefrainsTerm { For: > 1 } refrains => refrains with { For = refrains.For / 2 },
                PlaysTerm { Within: <= RangeAttribute.YearInMinutes / 2 } plays => plays with
                {
                    Within = plays.Within * 2,
                },
                _ => null,
            };
            if (easier is not null)
                yield return With(agreement, [.. terms[..i], easier, .. terms[(i + 1)..]]);
        }
    }

    private static IEnumerable<Agreement> Payments(World seen, int payer, int paid, Agreement agreement)
    {
        var terms = agreement.TermsIn(seen.Scenario);
        var (by, to) = (seen.Scenario.Actors[payer], seen.Scenario.Actors[paid]);
        foreach (var resource in by.Resources?.Keys ?? [])
        {
            // Means that the paid role does not deal in are no payment, nor are those that nobody ever hands over.
            if (to.Resources?.ContainsKey(resource) != true || !IsHandedOver(seen.Scenario, resource))
                continue;
            // A payment back would only undo a part of what is paid already.
            if (terms.Any(term => term is GivesTerm back && back.Gives == resource && back.By == to.Id))
                continue;
            var given = terms.OfType<GivesTerm>().FirstOrDefault(term => term.Gives == resource && term.By == by.Id);
            var owned = seen.Resource(payer, resource) - (given?.Amount ?? 0);
            for (var amount = 1; amount <= Math.Min(MostPaid, owned / 2); amount++)
            {
                if (given is not null && given.To == to.Id)
                    yield return With(
                        agreement,
                        [.. terms.Select(term => term == given ? given with { Amount = given.Amount + amount } : term)]
                    );
                else if (AddedTo(seen, agreement) < ComposedTerms.MostAdded)
                    yield return With(agreement, [.. terms, new GivesTerm(resource, by.Id, to.Id, amount)]);
            }
        }
    }

    /// <summary>Whether the scenario itself lets institutions give each other of a resource.</summary>
    private static bool IsHandedOver(Scenario scenario, string resource) =>
        scenario.Agreements.Any(one => one.Terms.Any(term => term is GivesTerm gives && gives.Gives == resource))
        || scenario.Moves.Any(move =>
            move.Outcome.Any(effect => effect is TransferEffect transfer && transfer.Resource == resource)
        );

    /// <summary>The promise of one role to leave the other alone with the move that hurts it most.</summary>
    private static IEnumerable<Agreement> Spared(World seen, int actor, int other, Agreement agreement)
    {
        if (AddedTo(seen, agreement) >= ComposedTerms.MostAdded)
            yield break;
        var terms = agreement.TermsIn(seen.Scenario);
        var by = seen.Scenario.Actors[other].Id;
        string? worst = null;
        var most = Harm;
        foreach (var (move, _) in seen.Scenario.Dependencies.Moves(other))
        {
            var isNamed = terms.Any(term =>
                term.By == by
                && (
                    (term is PlaysTerm plays && plays.Plays == move.Id)
                    || (term is RefrainsTerm refrains && refrains.Refrains == move.Id)
                )
            );
            if (move.Secret || move.Answers is not null || isNamed)
                continue;
            var harm = -(AgreementAppraisal.Played(seen, other, move, actor, Scores.OfPublicGoals)?.Change ?? 0);
            if (harm > most)
                (worst, most) = (move.Id, harm);
        }

        if (worst is null)
            yield break;
        var longest = terms.OfType<RefrainsTerm>().Select(term => term.For).DefaultIfEmpty(240).Max();
        yield return With(agreement, [.. terms, new RefrainsTerm(worst, by, longest)]);
    }

    private static int AddedTo(World seen, Agreement agreement) =>
        agreement.TermsIn(seen.Scenario).Count - seen.Scenario.Agreement(agreement.Template)!.Terms.Length;

    private static Agreement With(Agreement agreement, Sequence<TermDefinition> terms) =>
        agreement with
        {
            Composed = terms,
        };
}
