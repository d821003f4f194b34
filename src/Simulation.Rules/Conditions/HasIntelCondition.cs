using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An institution has a piece of intel, true or not.</summary>
[Keyword("holds")]
public sealed record HasIntelCondition(
    [Description("The intel.")] string Intel,
    [Description("Who: self, target, issuer, recipient, owner or an institution.")] ActorReference By
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        world.IntelOf(Intel).By(context.Find(By, world)) is not null;

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | By.Reads();

    internal override ulong KnownTo(World world, in EffectContext context)
    {
        var intel = world.IntelOf(Intel);
        if (intel.Public)
            return ActorMask.Everyone;
        var actor = context.Find(By, world);
        return ActorMask.OfActor(actor) | (actor < 0 ? ActorMask.Nobody : intel.TellersOf(actor));
    }

    internal override bool IsNameable(World seen, in EffectContext context) => seen.IsHeard(Intel, context.Self);
}
