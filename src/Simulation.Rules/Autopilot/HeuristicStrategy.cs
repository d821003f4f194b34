using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Dice;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Plays a role on the world as that role may know it: tries each legal choice on that world, with the rules' own
/// formulas and several throws of imagined dice, and draws among the best for its own goals. It never sees more than a
/// person in the seat does, and submits the same commands.
/// </summary>
public static class HeuristicStrategy
{
    /// <summary>Imagined throws for a choice that the dice decide.</summary>
    private const int Imagined = 4;

    /// <summary>Gains below this many points of score are not worth a move.</summary>
    private const decimal WorthIt = 0.25m;

    /// <summary>
    /// Points of score that keeping a promise is worth beside what the move brings: a breach costs more than it shows
    /// at once.
    /// </summary>
    private const decimal KeepingWord = 4;

    /// <summary>What the role does now, or null when it has nothing to do.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="key">
    /// Keys the draws, so that the same situation plays the same; different for each decision.
    /// </param>
    public static SeatCommand? Choose(World seen, string role, string key)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return null;
        return Reply(seen, actor, key)
            ?? Negotiation.Share(seen, actor)
            ?? Move(seen, actor, key)
            ?? (seen.Actors[actor].Ready ? null : new DeclareReady(true));
    }

    /// <summary>Its answer to a demand or a proposal that waits for one.</summary>
    internal static SeatCommand? Reply(World seen, int actor, string key) =>
        (SeatCommand?)Answer(seen, actor, key) ?? Negotiation.Respond(seen, actor, key);

    private static PlayMove? Answer(World seen, int actor, string key)
    {
        var pending = seen.Directives.Any(d => d.IsOpen && d.To == seen.Scenario.Actors[actor].Id);
        return pending ? Best(seen, actor, key, answers: true, decimal.MinValue) : null;
    }

    private static SeatCommand? Move(World seen, int actor, string key)
    {
        if (seen.Actors[actor].Ready)
            return null;
        return (SeatCommand?)Negotiation.Proposal(seen, actor, key) ?? Best(seen, actor, key, answers: false, WorthIt);
    }

    /// <summary>The legal choice worth most, if it is worth more than the least.</summary>
    private static PlayMove? Best(World seen, int actor, string key, bool answers, decimal least)
    {
        PlayMove? best = null;
        var before = Scores.Exact(seen, actor);
        foreach (var (move, _) in seen.Scenario.Dependencies.Moves(actor))
        {
            if (move.Answers is not null != answers || Legality.Closed(seen, actor, move) is not null)
                continue;
            foreach (var choice in Legality.Choices(seen, actor, move))
            {
                var play = new PlayMove(choice);
                var value =
                    Value(seen, actor, move, play, before)
                    + Whim(key, $"whim/{move.Id}/{choice.Target}/{choice.Asset}/{choice.Directive}", 3);
                if (value <= least)
                    continue;
                (best, least) = (play, value);
            }
        }

        return best;
    }

    /// <summary>A few points either way, so that games differ and a table cannot be read like a book.</summary>
    private static decimal Whim(string key, string purpose, int most) =>
        Die.Between(key, purpose, -100 * most, 100 * most) / 100m;

    private static decimal Value(World seen, int actor, MoveDefinition move, PlayMove play, decimal before)
    {
        decimal sum = 0,
            worst = decimal.MaxValue,
            highest = decimal.MinValue;
        var throws = move.Leaks is not null || move.Outcome.Any(e => e is Effects.RollEffect) ? Imagined : 1;
        for (var i = 0; i < throws; i++)
        {
            var after = Scores.Exact(Lookahead.Play(seen, actor, move, play.Choice, $"imagined/{i}"), actor) - before;
            sum += after;
            worst = Math.Min(worst, after);
            highest = Math.Max(highest, after);
        }

        var cost = seen.Scenario.CostOf(move).Values.Sum();
        var value = (sum / throws) + move.Appeal + (IsPromised(seen, actor, move) ? KeepingWord : 0) - cost;
        var spread = highest - worst;
        return seen.TemperamentOf(actor) switch
        {
            Temperament.Cautious => value - (spread / 2) - cost,
            Temperament.Opportunist => value + (spread / 4),
            Temperament.HardLine => value + (IsHard(move) ? 2 : 0),
            Temperament.Conciliatory => value - (IsHard(move) ? 2 : 0),
            _ => value,
        };
    }

    /// <summary>Whether the role has promised the move in an agreement in force, and has not played it yet.</summary>
    private static bool IsPromised(World seen, int actor, MoveDefinition move)
    {
        foreach (var agreement in seen.Agreements)
        {
            if (
                agreement.Status != AgreementStatus.Active
                || seen.Scenario.Agreement(agreement.Template) is not { } template
            )
                continue;
            for (var i = 0; i < template.Terms.Length; i++)
            {
                if (
                    agreement.Terms[i].Status == TermStatus.Open
                    && template.Terms[i] is PlaysTerm promise
                    && promise.Plays == move.Id
                    && promise.By == seen.Scenario.Actors[actor].Id
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsHard(MoveDefinition move) =>
        move.Resolves is DirectiveStatus.Contested or DirectiveStatus.Defied
        || move.Outcome.Any(e => e is Effects.DirectiveEffect);
}
