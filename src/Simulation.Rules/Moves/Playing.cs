using Simulation.Rules.Agreements;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Moves;

/// <summary>Roles play moves, at once or sealed, take them back, and say that they are ready.</summary>
internal static class Playing
{
    public static Refusal? Play(DecisionContext decision, CommandAuthor by, MoveChoice choice)
    {
        if (decision.Role(by, out var role, out var pilot) is { } notYours)
            return notYours;
        if (decision.Scenario.Move(choice.Move) is not { } move)
            return MoveRefusals.Unknown.Refuse(RefusalCode.Unknown);
        var seen = decision.SeenBy(decision.Scenario.Actors[role].Id);
        if (Legality.Closed(seen, role, move) is { } closed)
            return closed;
        if (Legality.Choice(seen, role, move, choice, out var context) is { } illegal)
            return illegal;
        if (move.Timing == MoveTiming.Sealed && move.Answers is null)
        {
            decision.Emit(new MoveSealed(decision.Scenario.Actors[role].Id, choice, pilot));
            Pay(decision, role, move, -1);
        }
        else
        {
            Resolve(decision, role, move, choice, context, pilot, opened: false);
        }

        return null;
    }

    public static Refusal? TakeBack(DecisionContext decision, CommandAuthor by, string id)
    {
        if (decision.Role(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.RefuseUnlessMayAct(role) is { } notNow)
            return notNow;
        if (decision.World.Actors[role].Sealed.All(waits => waits.Choice.Move != id))
            return MoveRefusals.NotSealed.Refuse(RefusalCode.Unknown);
        decision.Emit(new MoveTakenBack(decision.Scenario.Actors[role].Id, id));
        Pay(decision, role, decision.Scenario.Move(id)!, 1);
        return null;
    }

    public static Refusal? DeclareReady(DecisionContext decision, CommandAuthor by, bool ready, int? round)
    {
        if (decision.RoleOf(by, out var role, out _) is { } notYours)
            return notYours;
        if (decision.World.RefuseUnlessInPlay() is { } notNow)
            return notNow;
        if (decision.World.RefuseUnlessRound(round) is { } over)
            return over;
        if (decision.World.Teams is not null && by.Kind == AuthorKind.Person)
            Teaming.DeclareReady(decision, decision.Scenario.Actors[role].Id, by.Id, ready);
        else if (decision.World.Actors[role].Ready != ready)
            decision.Emit(new ReadyDeclared(decision.Scenario.Actors[role].Id, ready));
        return null;
    }

    /// <summary>Opens all sealed moves, the highest initiative first, in one role in the order of sealing.</summary>
    public static void OpenSealed(DecisionContext decision)
    {
        foreach (
            var role in Enumerable
                .Range(0, decision.Scenario.Actors.Length)
                .OrderByDescending(i => decision.Scenario.Actors[i].Initiative)
        )
        {
            foreach (var (choice, pilot) in decision.World.Actors[role].Sealed)
            {
                if (decision.World.Phase != Phase.Running)
                    return;
                var move = decision.Scenario.Move(choice.Move)!;
                var seen = decision.SeenBy(decision.Scenario.Actors[role].Id);
                if (Legality.Choice(seen, role, move, choice, out var context) is not null)
                {
                    decision.Emit(new MoveFell(decision.Scenario.Actors[role].Id, choice.Move));
                    Pay(decision, role, move, 1);
                    continue;
                }

                Resolve(decision, role, move, choice, context, pilot, opened: true);
            }
        }
    }

    /// <param name="opened">Whether it was sealed before, and therefore counted and paid then.</param>
    internal static void Resolve(
        DecisionContext decision,
        int role,
        MoveDefinition move,
        MoveChoice choice,
        in EffectContext context,
        Pilot pilot,
        bool opened
    )
    {
        var id = decision.Scenario.Actors[role].Id;
        decision.Emit(new MovePlayed(id, choice, pilot, Counts: !opened && move.Answers is null));
        if (!opened)
            Pay(decision, role, move, -1);
        if (move.Resolves is { } status && choice.Directive is { } directive)
            decision.SettleDirective(directive, status, move.Id);
        var purpose = $"{id}/{move.Id}/{decision.World.Actors[role].Uses(move.Id).Total}";
        var audience = move.Secret ? ActorMask.OfActor(role) : ActorMask.Everyone;
        // The roll belongs to the move, so it comes before what follows from its effects.
        var leaks =
            move.Leaks is { } chance
            && decision.Roll($"{purpose}/leak", audience, MoveDefinition.LeakTitle, chance, context);
        decision.ApplyEffects(purpose, audience, move.Outcome, context with { IsPlayed = true });
        Negotiating.WatchPlayed(decision, id, move.Id);
        if (!leaks || decision.World.Phase != Phase.Running)
            return;
        decision.Emit(new MoveLeaked(id, choice));
        decision.ApplyEffects($"{purpose}/leaked", ActorMask.Everyone, move.OnLeak, context);
    }

    /// <param name="sign">−1 to pay the cost, 1 to get it back.</param>
    private static void Pay(DecisionContext decision, int role, MoveDefinition move, int sign)
    {
        foreach (var (resource, amount) in decision.Scenario.Facts.Of(move).Prices)
            decision.ChangeResource(role, resource, sign * amount);
    }
}
