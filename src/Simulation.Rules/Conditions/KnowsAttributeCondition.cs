using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An institution knows an attribute of an asset.</summary>
[Keyword("knows")]
public sealed record KnowsAttributeCondition(
    [Description("The attribute.")] string Knows,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of,
    [Description("Who: self, target, issuer, recipient or an institution.")] ActorReference By
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        var asset = context.Find(Of, world);
        return asset >= 0 && (world.AttributeKnownTo(asset, Knows) & ActorMask.OfActor(context.Find(By, world))) != 0;
    }

    internal override ReadSet Reads(Scenario scenario) => Of.Reads(scenario) | By.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfActor(context.Find(By, world));
}
