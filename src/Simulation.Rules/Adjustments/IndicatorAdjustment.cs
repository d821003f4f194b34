using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>An indicator, kept within 0 and 100.</summary>
/// <param name="By">By how much; or</param>
/// <param name="To">to what, 0 to 100.</param>
public sealed record IndicatorAdjustment(string Indicator, int? By = null, int? To = null) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario) =>
        scenario.Indicator(Indicator) is var i && i >= 0
            ? ByOrTo.Refuse(By, To, 0, 100, scenario.Indicators[i].Title)
            : TableRefusals.NoSuchIndicator.Refuse(RefusalCode.Unknown);

    internal override void Apply(DecisionContext decision) =>
        decision.ChangeIndicator(Indicator, ByOrTo.Change(By, To, decision.World.Indicator(Indicator)));

    internal override ulong KnownTo(World world) => ActorMask.OfIndicator(world.Scenario, Indicator);
}
