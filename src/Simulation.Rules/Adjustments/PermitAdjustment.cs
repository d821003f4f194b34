using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>A permit granted to a role by nobody at the table, or taken from it.</summary>
/// <param name="Minutes">Game minutes until a granted one lapses, 1 to 1,000,000; it stays when left out.</param>
public sealed record PermitAdjustment(string Role, string Permit, bool Held, int? Minutes = null) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario)
    {
        if (scenario.Actor(Role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (scenario.Permit(Permit) < 0)
            return TableRefusals.NoSuchPermit.Refuse(RefusalCode.Unknown);
        return Minutes is < 1 or > RangeAttribute.YearInMinutes || (Minutes is not null && !Held)
            ? TableRefusals.PermitLasts.Refuse(RefusalCode.Malformed, RangeAttribute.YearInMinutes)
            : null;
    }

    internal override void Apply(DecisionContext decision)
    {
        var role = decision.Scenario.Actor(Role);
        if (Held)
            Permitting.Grant(decision, Permit, role, by: -1, Minutes);
        else
            Permitting.Revoke(decision, Permit, role);
    }

    internal override ulong KnownTo(World world)
    {
        if (Held)
            return new Permit(Permit, Role, null, null).KnownTo(world.Scenario);
        var known = ActorMask.Nobody;
        foreach (var held in world.Permits)
        {
            if (held.Name == Permit && held.Holder == Role)
                known |= held.KnownTo(world.Scenario);
        }

        return known;
    }
}
