using Simulation.Rules.Sessions;

namespace Simulation.Rules.Conditions;

/// <summary>What conditions may name before a role, asked of the world as it may know it.</summary>
internal static class RoleKnowledge
{
    /// <summary>Whether the role has heard the claim.</summary>
    public static bool IsHeard(this World seen, string intel, int self) =>
        seen.IntelOf(intel) is var piece && (piece.Public || piece.By(self) is not null);

    /// <summary>
    /// Whether the role knows that there is such a move: it is its own, it is not secret, or it has come out.
    /// </summary>
    public static bool IsMoveKnown(this World seen, string id, int self)
    {
        var move = seen.Scenario.Move(id)!;
        return !move.Secret
            || (self >= 0 && seen.Scenario.Actors[self].IsNamedBy(move.By))
            || seen.Actors.Any(actor => actor.HasLeaked(id));
    }
}
