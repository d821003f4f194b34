using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A secret move came out, played by anybody or by one institution.</summary>
[Keyword("leaked")]
public sealed record SecretMoveLeakedCondition(
    [Description("The move.")] string Leaked,
    [Description("Who: self, target, issuer, recipient or an institution; anybody when left out.")]
        ActorReference? By = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        if (By is not null)
            return context.Find(By, world) is var by && by >= 0 && world.Actors[by].HasLeaked(Leaked);
        foreach (var actor in world.Actors)
        {
            if (actor.HasLeaked(Leaked))
                return true;
        }

        return false;
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Played | (By?.Reads() ?? ReadSet.None);

    internal override bool IsNameable(World seen, in EffectContext context) => seen.IsMoveKnown(Leaked, context.Self);
}
