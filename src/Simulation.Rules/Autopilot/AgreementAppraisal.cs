using Simulation.Rules.Agreements;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What an agreement is worth to its parties, in points of score, as one of them can reckon it from the world that it
/// sees: its own goals, the public goals of the others, and how far their promises can be believed.
/// </summary>
public static class AgreementAppraisal
{
    /// <summary>Trust in somebody of whom nothing is known, per cent.</summary>
    private const int UsualTrust = 70;

    /// <summary>An amount of which a unit is worth a point; of what roles have more, a unit is worth less.</summary>
    private const int UnitOfWorth = 8;

    /// <summary>The author's liking counts for so many times less than goals do.</summary>
    private const decimal Liking = 3;

    /// <summary>What it brings the role that reckons, once everybody has signed.</summary>
    public static decimal Own(World seen, int actor, Agreement agreement) =>
        Worth(seen, agreement, actor, judge: actor, (world, of) => Scores.Exact(world, of));

    /// <summary>What it seems to bring another party, by the goals of that party that are public.</summary>
    /// <param name="judge">The role that reckons.</param>
    public static decimal OfOther(World seen, int judge, int other, Agreement agreement) =>
        Worth(seen, agreement, other, judge, Scores.OfPublicGoals);

    /// <summary>The least that it seems to bring any of the other parties.</summary>
    internal static decimal OfOthers(World seen, int actor, Agreement agreement) =>
        agreement
            .Parties.Select(party => seen.Scenario.Actor(party))
            .Where(party => party != actor)
            .Min(party => OfOther(seen, actor, party, agreement));

    /// <summary>
    /// How far a role relies on the promises of another, per cent: by what it thinks of it, and by the promises that it
    /// has seen it keep and break.
    /// </summary>
    public static int Trust(World seen, int actor, int other)
    {
        var trust = UsualTrust + (seen.Relation(actor, other) / 4);
        var id = seen.Scenario.Actors[other].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (
                agreement.Status
                is not (AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached)
            )
                continue;
            var terms = agreement.TermsIn(seen.Scenario);
            for (var i = 0; i < terms.Count; i++)
            {
                if (terms[i].By != id)
                    continue;
                trust += agreement.Terms[i].Status switch
                {
                    TermStatus.Broken => -35,
                    TermStatus.Kept when terms[i].Minutes is not null => 8,
                    _ => 0,
                };
            }
        }

        return Math.Clamp(trust, 0, 100);
    }

    /// <summary>Points that a unit of a resource is worth to whoever has it, beside what goals say of it.</summary>
    internal static decimal WorthOf(Scenario scenario, string resource)
    {
        var most = scenario.Actors.Max(actor =>
            actor.Resources is { } owned && owned.TryGetValue(resource, out var amount) ? amount : 0
        );
        return (decimal)UnitOfWorth / Math.Max(UnitOfWorth, most);
    }

    /// <summary>What another role's score changes by when a role plays the choice of a move that suits it best.</summary>
    /// <param name="score">Of the one whose points are reckoned.</param>
    /// <returns>The change, and the player's own by its public goals; null when it cannot play the move now.</returns>
    internal static (decimal Change, decimal Players)? Played(
        World seen,
        int player,
        MoveDefinition move,
        int actor,
        Func<World, int, decimal> score
    )
    {
        if (Legality.Closed(seen, player, move) is not null)
            return null;
        var (before, playersBefore) = (score(seen, actor), Scores.OfPublicGoals(seen, player));
        (decimal Change, decimal Players)? best = null;
        foreach (var choice in Legality.Choices(seen, player, move).Take(3))
        {
            decimal change = 0,
                players = 0;
            foreach (var (after, likelihood) in Lookahead.Play(seen, player, move, choice))
            {
                change += (score(after, actor) - before) * likelihood;
                players += (Scores.OfPublicGoals(after, player) - playersBefore) * likelihood;
            }

            if (best is null || players > best.Value.Players)
                best = (change, players);
        }

        return best;
    }

    private static decimal Worth(World seen, Agreement agreement, int actor, int judge, Func<World, int, decimal> score)
    {
        var signed = Lookahead.Sign(seen, agreement);
        var worth =
            score(signed, actor)
            - score(seen, actor)
            + ((seen.Scenario.Agreement(agreement.Template)?.Appeal ?? 0) / Liking);
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var term in agreement.TermsIn(seen.Scenario))
        {
            worth += term switch
            {
                GivesTerm gives when gives.By == me => -gives.Amount * WorthOf(seen.Scenario, gives.Gives),
                GivesTerm gives when gives.To == me => gives.Amount * WorthOf(seen.Scenario, gives.Gives),
                PlaysTerm plays => Promised(seen, plays, plays.Plays, actor, judge, score),
                RefrainsTerm refrains => -Promised(seen, refrains, refrains.Refrains, actor, judge, score),
                _ => 0,
            };
        }

        return worth;
    }

    /// <summary>What a promised move would bring, as far as the promise binds and can be believed.</summary>
    private static decimal Promised(
        World seen,
        TermDefinition term,
        string id,
        int actor,
        int judge,
        Func<World, int, decimal> score
    )
    {
        var by = seen.Scenario.Actor(term.By);
        if (Played(seen, by, seen.Scenario.Move(id)!, actor, score) is not { } played)
            return 0;
        var (change, players) = by == actor ? (played.Change, played.Change) : played;
        // What its player would do anyway, or would not do in any case, is not brought about by the promise.
        var isIdle = term is PlaysTerm ? players > 0 : players <= 0;
        if (isIdle)
            return 0;
        var share = Share(seen, term);
        var trust = by == judge ? 100 : Trust(seen, judge, by);
        return change * share * trust / 100;
    }

    /// <summary>
    /// How much of what is left of the game a promise takes away or makes sure of: a longer time to refrain binds more,
    /// a longer time to play binds less.
    /// </summary>
    private static decimal Share(World seen, TermDefinition term)
    {
        var left = Math.Max(1, (seen.Scenario.Calendar[^1].Ends - seen.Scenario.Calendar[seen.Round].Starts) / 60);
        var part = Math.Min(1m, (term.Minutes ?? 0) / (decimal)left);
        return term is PlaysTerm ? 1 - (part / 2) : part;
    }
}
