using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>The status of an asset: one of those that the scenario declares for it.</summary>
public sealed record AssetStatusAdjustment(string Asset, string Status) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario)
    {
        var asset = scenario.Asset(Asset);
        if (asset < 0)
            return TableRefusals.NoSuchAsset.Refuse(RefusalCode.Unknown);
        return scenario.Assets[asset].Statuses.Any(status => status.Id == Status)
            ? null
            : TableRefusals.NoSuchStatus.Refuse(RefusalCode.Unknown, scenario.Assets[asset].Title);
    }

    internal override void Apply(DecisionContext decision) =>
        decision.SetStatus(decision.Scenario.Asset(Asset), Status);

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}
