using Simulation.Rules.Agreements;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What a role thinks would come of something, played on the world as it knows it with imagined dice.
/// </summary>
internal static class Lookahead
{
    /// <summary>
    /// The worlds that may follow a legal choice, one for each way in which its dice can fall, with how likely that is; a
    /// sealed move is imagined as if it opened at once.
    /// </summary>
    public static IEnumerable<(World After, decimal Likelihood)> Play(
        World seen,
        int actor,
        MoveDefinition move,
        MoveChoice choice
    )
    {
        Legality.Choice(seen, actor, move, choice, out var context);
        var dice = new ImaginedDice();
        do
        {
            var decision = new DecisionContext(seen, seen.Clock.Anchor, imagined: true, dice);
            Playing.Resolve(decision, actor, move, choice, context, Pilot.Autopilot, opened: false);
            yield return (decision.World, dice.Likelihood);
        } while (dice.TurnToNext());
    }

    /// <summary>By how much a score is expected to differ from what it was when somebody plays a legal choice.</summary>
    /// <param name="score">Reckons it in a world that may follow.</param>
    /// <param name="before">What it was.</param>
    public static decimal Expected(
        World seen,
        int player,
        MoveDefinition move,
        MoveChoice choice,
        Func<World, decimal> score,
        decimal before
    )
    {
        decimal change = 0;
        foreach (var (after, likelihood) in Play(seen, player, move, choice))
            change += (score(after) - before) * likelihood;
        return change;
    }

    /// <summary>The world in which the role has proposed an agreement; null when it may not.</summary>
    public static World? Propose(World seen, int actor, Propose propose)
    {
        var decision = On(seen);
        return Negotiating.Propose(decision, CommandAuthor.Autopilot(seen.Scenario.Actors[actor].Id), propose) is null
            ? decision.World
            : null;
    }

    /// <summary>What the role has and can pass on to one that it has not told yet.</summary>
    public static IEnumerable<ShareIntel> Shares(World seen, int actor)
    {
        for (var i = 0; i < seen.Intel.Length; i++)
        {
            if (seen.Intel[i].Public || seen.Intel[i].By(actor) is not { } held)
                continue;
            for (var other = 0; other < seen.Actors.Length; other++)
            {
                if (other == actor || (held.ToldTo & ActorMask.OfActor(other)) != 0)
                    continue;
                yield return new ShareIntel(seen.Scenario.Intel[i].Id, [seen.Scenario.Actors[other].Id]);
            }
        }
    }

    /// <summary>The world in which the role has passed on a piece of intel that it has.</summary>
    public static World Share(World seen, int actor, ShareIntel share)
    {
        var decision = On(seen);
        IntelMechanics.Share(decision, CommandAuthor.Autopilot(seen.Scenario.Actors[actor].Id), share);
        return decision.World;
    }

    /// <summary>Whether the role could sign a proposal now.</summary>
    public static bool MaySign(World seen, int actor, string agreement) =>
        Negotiating.Accept(On(seen), CommandAuthor.Autopilot(seen.Scenario.Actors[actor].Id), agreement) is null;

    /// <summary>The world in which all parties have signed an agreement that nobody may have proposed yet.</summary>
    public static World Sign(World seen, Agreement agreement)
    {
        var others = seen.Agreements.RemoveAll(other => other.Id == agreement.Id);
        var decision = On(seen with { Agreements = others.Add(agreement) });
        Negotiating.Activate(decision, agreement.Id);
        return decision.World;
    }

    /// <summary>The redacted world has no moment of its own but the one at which its clock was last set.</summary>
    private static DecisionContext On(World seen) => new(seen, seen.Clock.Anchor, imagined: true);
}
