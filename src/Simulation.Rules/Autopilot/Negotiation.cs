using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Dice;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What a role proposes, signs, declines and passes on, on the world as that role may know it.
/// </summary>
internal static class Negotiation
{
    /// <summary>Gains below this many points of score are not worth a proposal.</summary>
    private const decimal WorthIt = 0.25m;

    /// <summary>Signs a proposal that helps, or declines it.</summary>
    internal static SeatCommand? Respond(World seen, int actor, string key)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.IsOpen || agreement.Signed.Contains(me))
                continue;
            var mood = Leaning(seen.TemperamentOf(actor)) + Whim(key, $"sign/{agreement.Template}", 2);
            if (Gain(seen, actor, agreement) is not { } gain || gain + mood <= 0)
                return new DeclineProposal(agreement.Id);
            // What it would sign but cannot now is left on the table.
            if (Lookahead.MaySign(seen, actor, agreement.Id))
                return new AcceptProposal(agreement.Id);
        }

        return null;
    }

    /// <summary>Passes on what serves its own goals once the other has it, to one role at a time.</summary>
    internal static ShareIntel? Share(World seen, int actor)
    {
        // Who has heard what matters only to a role whose goals speak of it.
        if (!seen.Scenario.Dependencies.Objectives(actor).Any(goal => goal.Reads.Meets(ReadSet.Intel)))
            return null;
        var before = Scores.Exact(seen, actor);
        foreach (var share in Lookahead.Shares(seen, actor))
        {
            if (Scores.Exact(Lookahead.Share(seen, actor, share), actor) - before > WorthIt)
                return share;
        }

        return null;
    }

    internal static Propose? Proposal(World seen, int actor, string key)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var template in seen.Scenario.Agreements)
        {
            if (!template.Between.Contains(me) || seen.Agreements.Any(a => a.Template == template.Id && a.From == me))
                continue;
            var propose = new Propose(template.Id, [], "");
            if (Lookahead.Propose(seen, actor, propose) is not { } proposed)
                continue;
            if (Gain(proposed, actor, proposed.Agreements[^1]) is not { } gain)
                continue;
            var eagerness = 30 + (int)(gain * 4) + (Leaning(seen.TemperamentOf(actor)) * 4);
            if (gain > WorthIt && Die.Percent(key, $"propose/{template.Id}") <= eagerness)
                return propose;
        }

        return null;
    }

    /// <summary>
    /// Points of score that an agreement brings once everybody has signed; null when it cannot be told.
    /// </summary>
    private static decimal? Gain(World seen, int actor, Agreement agreement)
    {
        if (seen.Scenario.Agreement(agreement.Template) is not { } template)
            return null;
        return Scores.Exact(Lookahead.Sign(seen, agreement.Id), actor) - Scores.Exact(seen, actor) + template.Appeal;
    }

    /// <summary>A few points either way, so that games differ and a table cannot be read like a book.</summary>
    private static decimal Whim(string key, string purpose, int most) =>
        Die.Between(key, purpose, -100 * most, 100 * most) / 100m;

    private static int Leaning(Temperament temperament) =>
        temperament switch
        {
            Temperament.Conciliatory => 2,
            Temperament.HardLine => -2,
            _ => 0,
        };
}
