using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>A flag, set or cleared.</summary>
public sealed record FlagAdjustment(string Flag, bool To) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario) =>
        scenario.Flag(Flag) >= 0 ? null : TableRefusals.NoSuchFlag.Refuse(RefusalCode.Unknown);

    internal override void Apply(DecisionContext decision) => decision.SetFlag(Flag, To);

    internal override ulong KnownTo(World world) => ActorMask.OfFlag(world.Scenario, Flag);
}
