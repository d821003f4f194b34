using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Dice;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// Plays a role on the world as that role may know it: has <see cref="Judgement"/> reckon what each legal choice is worth
/// to its own goals, lets temperament and liking lean, and draws among the best. It never sees more than a person in the
/// seat does, and submits the same commands.
/// </summary>
public static class HeuristicStrategy
{
    /// <summary>
    /// The part of the distance between the best choice and the mean of all that temperament and liking shift a choice by
    /// at most.
    /// </summary>
    private const decimal MostLeaning = 3;

    /// <summary>The part of that distance within which a choice is worth about as much as the best.</summary>
    private const decimal Close = 8;

    /// <summary>An author's liking that counts in full.</summary>
    private const decimal FullAppeal = 12;

    /// <summary>Points between the best and the worst outcome that count in full with the cautious and the bold.</summary>
    private const decimal GreatSpread = 10;

    /// <summary>What the role does now, or null when it has nothing to do.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="key">
    /// Keys the draws, so that the same situation plays the same; different for each decision.
    /// </param>
    /// <param name="foresight">How far it looks ahead.</param>
    public static SeatCommand? Choose(World seen, string role, string key, Foresight foresight = Foresight.TwoPly)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return null;
        return Reply(seen, actor, key, foresight)
            ?? (seen.Actors[actor].Ready ? null : Move(seen, actor, key, foresight) ?? new DeclareReady(true));
    }

    /// <summary>What a role reckons each legal choice to be worth to its own goals, before it leans; for reports.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="answers">Whether of its answers to demands, and not of its other moves.</param>
    public static ImmutableArray<RatedChoice> Rate(World seen, int actor, bool answers)
    {
        var judgement = new Judgement(seen, actor);
        var judged = judgement.AtFirstSight(answers);
        judgement.ThinkThrough(judged, answers);
        return [.. judged.Select(choice => new RatedChoice(choice.Choice, Value(seen, actor, choice)))];
    }

    /// <summary>Its answer to a demand or a proposal that waits for one.</summary>
    internal static SeatCommand? Reply(World seen, int actor, string key, Foresight foresight = Foresight.TwoPly) =>
        (SeatCommand?)Answer(seen, actor, key, foresight) ?? Negotiation.Respond(seen, actor, key);

    private static PlayMove? Answer(World seen, int actor, string key, Foresight foresight)
    {
        var pending = seen.Directives.Any(d => d.IsOpen && d.To == seen.Scenario.Actors[actor].Id);
        return pending ? Best(seen, actor, key, answers: true, decimal.MinValue, foresight) : null;
    }

    /// <summary>What it does of its own accord: it passes on what it knows, proposes, or plays a move.</summary>
    internal static SeatCommand? Move(World seen, int actor, string key, Foresight foresight = Foresight.TwoPly) =>
        (SeatCommand?)Negotiation.Share(seen, actor)
        ?? (SeatCommand?)Negotiation.Proposal(seen, actor, key)
        ?? Best(seen, actor, key, answers: false, Judgement.WorthIt, foresight);

    /// <summary>One of the choices that are worth about as much as the best, if that is worth more than the least.</summary>
    private static PlayMove? Best(World seen, int actor, string key, bool answers, decimal least, Foresight foresight)
    {
        var judgement = new Judgement(seen, actor);
        var judged = judgement.AtFirstSight(answers);
        if (judged.Count == 0)
            return null;
        if (foresight == Foresight.TwoPly)
            judgement.ThinkThrough(judged, answers);
        var values = judged.ConvertAll(choice => (Choice: choice, Value: Value(seen, actor, choice)));
        var spread = values.Max(one => one.Value) - values.Average(one => one.Value);
        var leant = values.ConvertAll(one =>
            (one.Choice, Value: one.Value + (Lean(seen, actor, one.Choice) * spread / MostLeaning))
        );
        var best = leant.Max(one => one.Value);
        var close = leant.FindAll(one =>
            one.Value >= best - (spread / Close) && (answers || Value(seen, actor, one.Choice) > least)
        );
        return close.Count == 0 ? null : new PlayMove(Draw(close, best, spread / Close, key).Choice);
    }

    /// <summary>Draws one, the likelier the closer it comes to the best.</summary>
    private static JudgedChoice Draw(
        List<(JudgedChoice Choice, decimal Value)> close,
        decimal best,
        decimal margin,
        string key
    )
    {
        var weights = close.ConvertAll(one => margin == 0 ? 1 : 10 + (int)(90 * (margin - best + one.Value) / margin));
        var drawn = Die.Between(key, "choice", 1, weights.Sum());
        var i = 0;
        while (drawn > weights[i])
            drawn -= weights[i++];
        return close[i].Choice;
    }

    private static decimal Value(World seen, int actor, JudgedChoice choice)
    {
        var value = choice.Gain + choice.Next;
        var atStake = GivenWord.AtStake(seen, actor, choice.Move);
        // What was promised is spent already.
        return atStake > 0 ? value + choice.Price + atStake : value + atStake;
    }

    /// <summary>
    /// How far the role leans to a choice for other reasons than its goals, −1 to 1: its temperament and the author's
    /// liking.
    /// </summary>
    private static decimal Lean(World seen, int actor, JudgedChoice choice)
    {
        var appeal = Math.Clamp(choice.Move.Appeal / FullAppeal, -1, 1);
        var temper = seen.TemperamentOf(actor) switch
        {
            Temperament.Cautious => -Math.Min(1, choice.Spread / GreatSpread),
            Temperament.Opportunist => Math.Min(1, choice.Spread / GreatSpread),
            Temperament.HardLine => IsHard(choice.Move) ? 1 : 0,
            Temperament.Conciliatory => IsHard(choice.Move) ? -1 : 0,
            _ => 0m,
        };
        return (appeal + temper) / 2;
    }

    private static bool IsHard(MoveDefinition move) =>
        move.Resolves is DirectiveStatus.Contested or DirectiveStatus.Defied
        || move.Outcome.Any(e => e is Effects.DirectiveEffect);
}

/// <summary>A legal choice as a role rates it.</summary>
/// <param name="Value">Points of the role's own score, less the price.</param>
public readonly record struct RatedChoice(MoveChoice Choice, decimal Value);
