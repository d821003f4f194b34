using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An asset has one of some statuses.</summary>
[Keyword("status")]
public sealed record AssetStatusCondition(
    [Description("One of these.")] ImmutableArray<string> Status,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        context.Find(Of, world) is var asset && asset >= 0 && Status.Contains(world.Assets[asset].Status);

    internal override ReadSet Reads(Scenario scenario) => Of.Reads(scenario);
}
