using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An institution holds a permit.</summary>
[Keyword("permit")]
public sealed record PermitCondition(
    [Description("The permit.")] string Permit,
    [Description("Who holds it: self, target, issuer, recipient, owner or an institution.")] ActorReference Of
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) => world.Holds(context.Find(Of, world), Permit);

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Permits | Of.Reads();

    internal override ulong KnownTo(World world, in EffectContext context)
    {
        var scenario = world.Scenario;
        if (scenario.Permits[scenario.Permit(Permit)].Public)
            return ActorMask.Everyone;
        // Of a permit that is not public its holder alone can tell that there is none; who granted it can tell that
        // there is.
        var of = context.Find(Of, world);
        var known = ActorMask.OfActor(of);
        foreach (var held in world.Permits)
        {
            if (held.Name == Permit && scenario.Actor(held.Holder) == of)
                known |= held.KnownTo(scenario);
        }

        return known;
    }
}
