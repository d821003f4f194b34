using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>What a role has of a resource, never below 0.</summary>
/// <param name="By">By how much; or</param>
/// <param name="To">to what, 0 to 1,000,000.</param>
public sealed record ResourceAdjustment(string Role, string Resource, int? By = null, int? To = null) : Adjustment
{
    private const int Most = 1_000_000;

    internal override Refusal? Refuse(Scenario scenario)
    {
        if (scenario.Actor(Role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        return scenario.Resource(Resource) is var i && i >= 0
            ? ByOrTo.Refuse(By, To, 0, Most, scenario.Resources[i].Title)
            : TableRefusals.NoSuchResource.Refuse(RefusalCode.Unknown);
    }

    internal override void Apply(DecisionContext decision)
    {
        var role = decision.Scenario.Actor(Role);
        var value = decision.World.Resource(role, Resource);
        var to = Math.Clamp(value + (long)ByOrTo.Change(By, To, value), 0, Most);
        decision.ChangeResource(role, Resource, (int)to - value);
    }

    internal override ulong KnownTo(World world) =>
        ActorMask.OfResource(world.Scenario, Resource, world.Scenario.Actor(Role));
}
