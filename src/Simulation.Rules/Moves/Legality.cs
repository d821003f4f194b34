using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Moves;

/// <summary>
/// Whether a role may play a move now. Always asked of the world as that role may know it, so that neither a refusal
/// nor a list of legal moves can tell a secret.
/// </summary>
internal static class Legality
{
    /// <summary>Why the role cannot play the move at all now; null when some choice may be legal.</summary>
    public static Refusal? Closed(World seen, int actor, MoveDefinition move)
    {
        if (!seen.Scenario.Actors[actor].IsNamedBy(move.By))
            return new Refusal(RefusalCode.NotYours, "This move is not one of your role's.");
        if (seen.RefuseUnlessInPlay() is { } refusal)
            return refusal;
        var state = seen.Actors[actor];
        var use = state.Uses(move.Id);
        if (IsWaiting(state, move.Id))
            return new Refusal(RefusalCode.LimitReached, "It is sealed already and opens at the end of the round.");
        if (move.PerGame is { } perGame && use.Total >= perGame)
            return new Refusal(RefusalCode.LimitReached, "You have played this as often as you can.");
        var inRound = use.Total > 0 && use.LastRound == seen.Round ? use.InRound : 0;
        if (move.PerRound is { } perRound && inRound >= perRound)
            return new Refusal(RefusalCode.LimitReached, "You have played this as often as you can in this round.");
        if (move.Cooldown is { } cooldown && use.Total > 0 && seen.Round - use.LastRound <= cooldown)
        {
            return new Refusal(
                RefusalCode.LimitReached,
                $"It can be played again in round {use.LastRound + cooldown + 2}."
            );
        }

        if (move.Answers is null && state.MovesUsed >= seen.Scenario.Actors[actor].MovesPerRound)
        {
            return new Refusal(RefusalCode.LimitReached, "You have used all your moves of this round.");
        }

        foreach (var (resource, amount) in seen.Scenario.CostOf(move))
        {
            if (seen.Resource(actor, resource) < amount)
            {
                return new Refusal(
                    RefusalCode.TooDear,
                    $"It costs {amount} {seen.Scenario.Resources[seen.Scenario.Resource(resource)].Title}, more than you have."
                );
            }
        }

        return null;
    }

    /// <summary>Why this choice is not legal; null when it is. <see cref="Closed"/> is asked apart.</summary>
    public static Refusal? Choice(
        World seen,
        int actor,
        MoveDefinition move,
        MoveChoice choice,
        out EffectContext context
    )
    {
        var scenario = seen.Scenario;
        context = new EffectContext(
            actor,
            scenario.Actor(choice.Target),
            scenario.Asset(choice.Asset),
            choice.Directive,
            move.Id,
            choice
        );
        if (RefuseTargets(scenario, actor, move, context, choice) is { } aimed)
            return aimed;
        if (move.Answers is { } demand)
        {
            if (
                seen.Directive(choice.Directive) is not { } directive
                || directive.Demand != demand
                || directive.To != scenario.Actors[actor].Id
            )
            {
                return new Refusal(RefusalCode.Unknown, "There is no such directive to answer with this.");
            }

            if (!directive.IsOpen)
            {
                return new Refusal(
                    RefusalCode.TooLate,
                    directive.Status == DirectiveStatus.Lapsed
                        ? "The deadline has passed."
                        : "The directive is settled already."
                );
            }

            context = context with { Asset = scenario.Asset(directive.Asset), Target = scenario.Actor(directive.From) };
        }

        if (!move.When.AllHold(seen, context))
            return new Refusal(RefusalCode.NotLegal, "The situation does not allow it now.");
        return RefuseParameters(move, choice);
    }

    /// <summary>All choices of target, asset and directive that are legal now.</summary>
    public static IEnumerable<MoveChoice> Choices(World seen, int actor, MoveDefinition move)
    {
        foreach (var choice in Candidates(seen, actor, move))
        {
            if (Choice(seen, actor, move, choice, out _) is null)
                yield return choice;
        }
    }

    private static IEnumerable<MoveChoice> Candidates(World seen, int actor, MoveDefinition move)
    {
        var scenario = seen.Scenario;
        if (move.Answers is { } demand)
        {
            foreach (var directive in seen.Directives)
            {
                if (directive.IsOpen && directive.Demand == demand && directive.To == scenario.Actors[actor].Id)
                {
                    yield return new MoveChoice(move.Id, Directive: directive.Id);
                }
            }

            yield break;
        }

        var targets = move.Targets;
        IEnumerable<string?> actors = targets is { Actors.Length: > 0 }
            ? scenario.Actors.Where((a, i) => i != actor && a.IsNamedBy(targets.Actors)).Select(string? (a) => a.Id)
            : [null];
        foreach (var target in actors)
        {
            if (targets is not { Assets.Length: > 0 })
            {
                yield return new MoveChoice(move.Id, target);
                continue;
            }

            foreach (var asset in scenario.Assets)
            {
                if (IsNamed(targets, asset) && (target is null || asset.Owner == target))
                    yield return new MoveChoice(move.Id, target, asset.Id);
            }
        }
    }

    private static Refusal? RefuseTargets(
        Scenario scenario,
        int actor,
        MoveDefinition move,
        in EffectContext context,
        MoveChoice choice
    )
    {
        var targets = move.Targets;
        var wantsActor = targets is { Actors.Length: > 0 };
        var wantsAsset = targets is { Assets.Length: > 0 };
        if (
            wantsActor != choice.Target is not null
            || wantsAsset != choice.Asset is not null
            || (move.Answers is null && choice.Directive is not null)
        )
        {
            return new Refusal(RefusalCode.Malformed, "Choose what the move is aimed at, and nothing else.");
        }

        if (
            wantsActor
            && (
                context.Target < 0
                || context.Target == actor
                || !scenario.Actors[context.Target].IsNamedBy(targets!.Actors)
            )
        )
        {
            return new Refusal(RefusalCode.Unknown, "The move cannot be aimed at that role.");
        }

        if (
            wantsAsset
            && (
                context.Asset < 0
                || !IsNamed(targets!, scenario.Assets[context.Asset])
                || (wantsActor && scenario.Assets[context.Asset].Owner != choice.Target)
            )
        )
        {
            return new Refusal(RefusalCode.Unknown, "The move cannot be about that.");
        }

        if (
            scenario.Authority(move.Authority) is { } authority
            && Aimed(scenario, context) is { } aimed
            && !authority.DoesReach(aimed)
        )
        {
            return new Refusal(RefusalCode.NotLegal, $"{authority.Title} does not reach {aimed.Title}.");
        }

        return null;
    }

    /// <summary>The institution that a move is aimed at, or whose asset it is about.</summary>
    private static ActorDefinition? Aimed(Scenario scenario, in EffectContext context) =>
        context.Target >= 0 ? scenario.Actors[context.Target]
        : context.Asset >= 0 ? scenario.Actors[scenario.Actor(scenario.Assets[context.Asset].Owner)]
        : null;

    private static Refusal? RefuseParameters(MoveDefinition move, MoveChoice choice)
    {
        foreach (var (id, value) in choice.Parameters ?? ImmutableSortedDictionary<string, int>.Empty)
        {
            var parameter = move.Parameters.FirstOrDefault(p => p.Id == id);
            if (parameter is null)
                return new Refusal(RefusalCode.Unknown, "The move has no such number to choose.");
            if (value < parameter.From || value > parameter.To)
            {
                return new Refusal(
                    RefusalCode.Malformed,
                    $"{parameter.Title} lies between {parameter.From} and {parameter.To} {parameter.Unit}."
                );
            }
        }

        if (choice.Words is null)
            return null;
        return move.TakesWords
            ? Acting.RefuseText(choice.Words, 500)
            : new Refusal(RefusalCode.Malformed, "The move takes no words.");
    }

    private static bool IsNamed(TargetDefinition targets, AssetDefinition asset) =>
        targets.Assets.Contains(asset.Id) || targets.Assets.Contains(asset.Kind);

    private static bool IsWaiting(ActorState state, string move)
    {
        foreach (var choice in state.Sealed)
        {
            if (choice.Choice.Move == move)
                return true;
        }

        return false;
    }
}
