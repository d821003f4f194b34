using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An attribute of an asset lies within bounds.</summary>
[Keyword("attribute")]
public sealed record AssetAttributeCondition(
    [Description("The attribute.")] string Attribute,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of,
    [Description("Least value.")] [Range(0, 100)] int? AtLeast = null,
    [Description("Greatest value.")] [Range(0, 100)] int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        context.Find(Of, world) is var asset
        && asset >= 0
        && Within(world.Attribute(asset, Attribute), AtLeast, AtMost);

    internal override ReadSet Reads(Scenario scenario) => Of.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) =>
        context.Find(Of, world) is var asset && asset >= 0
            ? world.AttributeKnownTo(asset, Attribute)
            : ActorMask.Everyone;
}
