using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Adjustments;

/// <summary>A flag, set or cleared.</summary>
public sealed record FlagAdjustment(string Flag, bool To) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario) =>
        scenario.Flag(Flag) >= 0 ? null : new Refusal(RefusalCode.Unknown, "There is no such flag.");

    internal override void Apply(DecisionContext decision) => decision.SetFlag(Flag, To);

    internal override ulong KnownTo(World world) => Knowledge.OfFlag(world.Scenario, Flag);
}
