using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// What a role may expect of a choice that it has not made yet: from the world as the role knows it, and nothing else.
/// </summary>
public static class ExpectedEffects
{
    /// <returns>Why the choice is not the role's to make now; null when it is.</returns>
    public static Refusal? Of(World world, string? role, MoveChoice choice, out Sequence<Expectation> expected)
    {
        expected = [];
        var self = world.Scenario.Actor(role);
        if (self < 0)
            return TableRefusals.NoRole.Refuse(RefusalCode.NotYours);
        if (world.Scenario.Move(choice.Move) is not { } move)
            return MoveRefusals.Unknown.Refuse(RefusalCode.Unknown);
        var seen = Redaction.For(world, Viewer.Of(role!));
        if ((Legality.Closed(seen, self, move) ?? Legality.Choice(seen, self, move, choice, out _)) is { } refusal)
            return refusal;
        expected = MoveProjection.Expected(seen, self, move, choice);
        return null;
    }
}
