using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>What a role thinks of another, kept within −100 and 100.</summary>
/// <param name="Role">Who thinks.</param>
/// <param name="Of">Of whom.</param>
/// <param name="By">By how much; or</param>
/// <param name="To">to what, −100 to 100.</param>
public sealed record RelationAdjustment(string Role, string Of, int? By = null, int? To = null) : Adjustment
{
    internal override Refusal? Refuse(Scenario scenario)
    {
        if (scenario.Actor(Role) < 0 || scenario.Actor(Of) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        return Role == Of
            ? TableRefusals.TwoRoles.Refuse(RefusalCode.Malformed)
            : ByOrTo.Refuse(By, To, -100, 100, TableRefusals.Relation.English);
    }

    internal override void Apply(DecisionContext decision)
    {
        var (from, to) = (decision.Scenario.Actor(Role), decision.Scenario.Actor(Of));
        decision.Relate(from, to, ByOrTo.Change(By, To, decision.World.Relation(from, to)));
    }

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}
