using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A move was played, by anybody or by one institution.</summary>
[Keyword("played")]
public sealed record PlayedCondition(
    [Description("The move.")] string Played,
    [Description("Who: self, target, issuer, recipient or an institution; anybody when left out.")]
        ActorReference? By = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        if (By is not null)
            return context.Find(By, world) is var by && by >= 0 && world.Actors[by].Uses(Played).Total > 0;
        foreach (var actor in world.Actors)
        {
            if (actor.Uses(Played).Total > 0)
                return true;
        }

        return false;
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Played | (By?.Reads() ?? ReadSet.None);

    internal override ulong KnownTo(World world, in EffectContext context)
    {
        if (world.Scenario.Move(Played) is not { Secret: true })
            return ActorMask.Everyone;
        // What has come out, everybody knows.
        if (new SecretMoveLeakedCondition(Played, By).Holds(world, context))
            return ActorMask.Everyone;
        return By is null ? ActorMask.Nobody : ActorMask.OfActor(context.Find(By, world));
    }

    internal override bool IsNameable(World seen, in EffectContext context) => seen.IsMoveKnown(Played, context.Self);
}
