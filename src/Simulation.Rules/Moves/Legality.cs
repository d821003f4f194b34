using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

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
        var facts = seen.Scenario.Facts.Of(move);
        if ((facts.Players & ActorMask.OfActor(actor)) == 0)
            return MoveRefusals.NotYourMove.Refuse(RefusalCode.NotYours);
        if (seen.RefuseUnlessMayAct(actor) is { } refusal)
            return refusal;
        var state = seen.Actors[actor];
        var use = state.Uses(move.Id);
        if (IsWaiting(state, move.Id))
            return MoveRefusals.SealedAlready.Refuse(RefusalCode.LimitReached);
        if (move.PerGame is { } perGame && use.Total >= perGame)
            return MoveRefusals.UsedUp.Refuse(RefusalCode.LimitReached);
        var inRound = use.Total > 0 && use.LastRound == seen.Round ? use.InRound : 0;
        if (move.PerRound is { } perRound && inRound >= perRound)
            return MoveRefusals.UsedUpInRound.Refuse(RefusalCode.LimitReached);
        if (move.Cooldown is { } cooldown && use.Total > 0 && seen.Round - use.LastRound <= cooldown)
        {
            return MoveRefusals.AgainInRound.Refuse(RefusalCode.LimitReached, use.LastRound + cooldown + 2);
        }

        if (move.Answers is null && state.MovesUsed >= seen.Scenario.Actors[actor].MovesPerRound)
        {
            return MoveRefusals.NoMovesLeft.Refuse(RefusalCode.LimitReached);
        }

        foreach (var (resource, amount) in facts.Prices)
        {
            if (seen.Resource(actor, resource) < amount)
            {
                return MoveRefusals.TooDear.Refuse(
                    RefusalCode.TooDear,
                    amount,
                    seen.Scenario.Resources[seen.Scenario.Resource(resource)].Title
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
    ) =>
        Situation(seen, actor, move, choice, out context)
        ?? move.When.Refuse(seen, context)
        ?? RefuseParameters(move, choice);

    /// <summary>The same of the targets and the directive alone.</summary>
    private static Refusal? Situation(
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
                return MoveRefusals.NoSuchDirective.Refuse(RefusalCode.Unknown);
            }

            if (!directive.IsOpen)
            {
                return (
                    directive.Status == DirectiveStatus.Lapsed
                        ? MoveRefusals.DeadlinePassed
                        : MoveRefusals.SettledAlready
                ).Refuse(RefusalCode.TooLate);
            }

            context = context with { Asset = scenario.Asset(directive.Asset), Target = scenario.Actor(directive.From) };
        }

        return null;
    }

    /// <summary>All choices of target, asset and directive that are legal now.</summary>
    public static IEnumerable<MoveChoice> Choices(World seen, int actor, MoveDefinition move)
    {
        // Asked without words: autopilots try thousands.
        foreach (var (choice, target, asset) in seen.Scenario.Facts.Of(move).Aims[actor])
        {
            if (move.When.AllHold(seen, new EffectContext(actor, target, asset, null, move.Id, choice)))
                yield return choice;
        }

        foreach (var choice in Answers(seen, actor, move))
        {
            if (Situation(seen, actor, move, choice, out var context) is null && move.When.AllHold(seen, context))
                yield return choice;
        }
    }

    /// <summary>
    /// What the targets of a move and its authority let an actor aim it at, whatever the conditions say; nothing for an
    /// answer, whose directive says it.
    /// </summary>
    public static ImmutableArray<MoveAim> Aims(Scenario scenario, int actor, MoveDefinition move)
    {
        var aims = ImmutableArray.CreateBuilder<MoveAim>();
        foreach (var choice in Targets(scenario, actor, move))
        {
            var (target, asset) = (scenario.Actor(choice.Target), scenario.Asset(choice.Asset));
            var context = new EffectContext(actor, target, asset, null, move.Id, choice);
            if (RefuseTargets(scenario, actor, move, context, choice) is null)
                aims.Add(new MoveAim(choice, target, asset));
        }

        return aims.ToImmutable();
    }

    /// <summary>Why no choice is legal now, of a move that is not <see cref="Closed"/>.</summary>
    public static Refusal NoChoice(World seen, int actor, MoveDefinition move)
    {
        var refused = Targets(seen.Scenario, actor, move)
            .Concat(Answers(seen, actor, move))
            .Select(choice => (Choice: choice, Why: Choice(seen, actor, move, choice, out _)!))
            .ToList();
        if (refused.Count == 0)
        {
            return (move.Answers is null ? MoveRefusals.NothingToAimAt : MoveRefusals.NothingToAnswer).Refuse(
                RefusalCode.NotLegal
            );
        }

        if (refused.All(one => one.Why == refused[0].Why))
            return refused[0].Why;
        var neutral = MoveRefusals.NotNow.Refuse(RefusalCode.NotLegal);
        var named = refused.First(one => one.Why != neutral);
        return MoveRefusals.ForChoice.Refuse(named.Why.Code, Aim(seen, named.Choice), named.Why.Message);
    }

    private static string Aim(World seen, MoveChoice choice)
    {
        var scenario = seen.Scenario;
        return choice.Asset is { } asset
            ? scenario.Assets[scenario.Asset(asset)].Title
            : scenario.Actors[scenario.Actor(choice.Target ?? seen.Directive(choice.Directive)?.From)].Title;
    }

    /// <summary>One choice for each open directive that the move answers.</summary>
    private static IEnumerable<MoveChoice> Answers(World seen, int actor, MoveDefinition move)
    {
        if (move.Answers is not { } demand)
            yield break;
        foreach (var directive in seen.Directives)
        {
            if (directive.IsOpen && directive.Demand == demand && directive.To == seen.Scenario.Actors[actor].Id)
                yield return new MoveChoice(move.Id, Directive: directive.Id);
        }
    }

    /// <summary>One choice for each institution and asset that the targets of a move name.</summary>
    private static IEnumerable<MoveChoice> Targets(Scenario scenario, int actor, MoveDefinition move)
    {
        if (move.Answers is not null)
            yield break;
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
            return MoveRefusals.ChooseAim.Refuse(RefusalCode.Malformed);
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
            return MoveRefusals.NotAtThatRole.Refuse(RefusalCode.Unknown);
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
            return MoveRefusals.NotAboutThat.Refuse(RefusalCode.Unknown);
        }

        if (
            scenario.Authority(move.Authority) is { } authority
            && Aimed(scenario, context) is { } aimed
            && !authority.DoesReach(aimed)
        )
        {
            return MoveRefusals.OutOfReach.Refuse(RefusalCode.NotLegal, authority.Title, aimed.Title);
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
                return MoveRefusals.NoSuchNumber.Refuse(RefusalCode.Unknown);
            if (value < parameter.From || value > parameter.To)
            {
                return MoveRefusals.NumberBetween.Refuse(
                    RefusalCode.Malformed,
                    parameter.Title,
                    parameter.Unit,
                    parameter.From,
                    parameter.To
                );
            }
        }

        if (choice.Words is null)
            return null;
        return move.TakesWords
            ? CommandGuards.RefuseText(choice.Words, 500)
            : MoveRefusals.TakesNoWords.Refuse(RefusalCode.Malformed);
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
