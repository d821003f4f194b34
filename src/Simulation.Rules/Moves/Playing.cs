using Simulation.Rules.Agreements;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Moves;

/// <summary>Roles play moves, at once or sealed, take them back, and say that they are ready.</summary>
internal static class Playing
{
    public static Refusal? Play(Turn turn, Author by, MoveChoice choice)
    {
        if (turn.Role(by, out var role, out var pilot) is { } notYours) return notYours;
        if (turn.Scenario.Move(choice.Move) is not { } move) return new Refusal(RefusalCode.Unknown, "There is no such move.");
        var seen = turn.SeenBy(turn.Scenario.Actors[role].Id);
        if (Legality.Closed(seen, role, move) is { } closed) return closed;
        if (Legality.Choice(seen, role, move, choice, out var setting) is { } illegal) return illegal;
        if (move.Timing == MoveTiming.Sealed && move.Answers is null)
        {
            turn.Emit(new MoveSealed(turn.Scenario.Actors[role].Id, choice, pilot));
            Pay(turn, role, move, -1);
        }
        else
        {
            Resolve(turn, role, move, choice, setting, pilot, opened: false);
        }

        return null;
    }

    public static Refusal? TakeBack(Turn turn, Author by, string id)
    {
        if (turn.Role(by, out var role, out _) is { } notYours) return notYours;
        if (turn.World.RefuseUnlessInPlay() is { } notNow) return notNow;
        if (turn.World.Actors[role].Sealed.All(waits => waits.Choice.Move != id)) return new Refusal(RefusalCode.Unknown, "No such move of yours is sealed.");
        turn.Emit(new MoveTakenBack(turn.Scenario.Actors[role].Id, id));
        Pay(turn, role, turn.Scenario.Move(id)!, 1);
        return null;
    }

    public static Refusal? DeclareReady(Turn turn, Author by, bool ready, int? round)
    {
        if (turn.Role(by, out var role, out _) is { } notYours) return notYours;
        if (turn.World.RefuseUnlessInPlay() is { } notNow) return notNow;
        if (turn.World.RefuseUnlessRound(round) is { } over) return over;
        if (turn.World.Actors[role].Ready != ready) turn.Emit(new ReadyDeclared(turn.Scenario.Actors[role].Id, ready));
        return null;
    }

    /// <summary>Opens all sealed moves, the highest initiative first, in one role in the order of sealing.</summary>
    public static void OpenSealed(Turn turn)
    {
        foreach (var role in Enumerable.Range(0, turn.Scenario.Actors.Length).OrderByDescending(i => turn.Scenario.Actors[i].Initiative))
        {
            foreach (var (choice, pilot) in turn.World.Actors[role].Sealed)
            {
                if (turn.World.Phase != Phase.Running) return;
                var move = turn.Scenario.Move(choice.Move)!;
                var seen = turn.SeenBy(turn.Scenario.Actors[role].Id);
                if (Legality.Choice(seen, role, move, choice, out var setting) is not null)
                {
                    turn.Emit(new MoveFell(turn.Scenario.Actors[role].Id, choice.Move));
                    Pay(turn, role, move, 1);
                    continue;
                }

                Resolve(turn, role, move, choice, setting, pilot, opened: true);
            }
        }
    }

    /// <param name="opened">Whether it was sealed before, and therefore counted and paid then.</param>
    internal static void Resolve(
        Turn turn, int role, MoveDefinition move, MoveChoice choice, in Setting setting, Pilot pilot, bool opened)
    {
        var id = turn.Scenario.Actors[role].Id;
        turn.Emit(new MovePlayed(id, choice, pilot, Counts: !opened && move.Answers is null));
        if (!opened) Pay(turn, role, move, -1);
        if (move.Resolves is { } status && choice.Directive is { } directive) turn.SettleDirective(directive, status, move.Id);
        var purpose = $"{id}/{move.Id}/{turn.World.Actors[role].Uses(move.Id).Total}";
        var audience = move.Secret ? Knowledge.OfActor(role) : Knowledge.Everyone;
        // The roll belongs to the move, so it comes before what follows from its effects.
        var leaks = move.Leaks is { } chance && turn.Roll($"{purpose}/leak", audience, MoveDefinition.LeakTitle, chance, setting);
        turn.Carry(purpose, audience, move.Outcome, setting);
        Negotiating.WatchPlayed(turn, id, move.Id);
        if (!leaks || turn.World.Phase != Phase.Running) return;
        turn.Emit(new MoveLeaked(id, choice));
        turn.Carry($"{purpose}/leaked", Knowledge.Everyone, move.OnLeak, setting);
    }

    /// <param name="sign">−1 to pay the cost, 1 to get it back.</param>
    private static void Pay(Turn turn, int role, MoveDefinition move, int sign)
    {
        foreach (var (resource, amount) in turn.Scenario.CostOf(move)) turn.ChangeResource(role, resource, sign * amount);
    }
}
