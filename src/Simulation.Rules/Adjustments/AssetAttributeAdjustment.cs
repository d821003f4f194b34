using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>An attribute of an asset, kept within 0 and 100.</summary>
/// <param name="By">By how much; or</param>
/// <param name="To">to what, 0 to 100.</param>
public sealed record AssetAttributeAdjustment(string Asset, string Attribute, int? By = null, int? To = null)
    : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario)
    {
        var asset = scenario.Asset(Asset);
        if (asset < 0)
            return TableRefusals.NoSuchAsset.Refuse(RefusalCode.Unknown);
        return scenario.Assets[asset].Attribute(Attribute) is var i && i >= 0
            ? ByOrTo.Refuse(By, To, 0, 100, scenario.Assets[asset].Attributes[i].Title)
            : TableRefusals.NoSuchAttribute.Refuse(RefusalCode.Unknown, scenario.Assets[asset].Title);
    }

    internal override void Apply(DecisionContext decision)
    {
        var asset = decision.Scenario.Asset(Asset);
        decision.ChangeAttribute(asset, Attribute, ByOrTo.Change(By, To, decision.World.Attribute(asset, Attribute)));
    }

    internal override ulong KnownTo(World world) => world.AttributeKnownTo(world.Scenario.Asset(Asset), Attribute);
}
