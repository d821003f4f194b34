using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>What one institution thinks of another lies within bounds.</summary>
[Keyword("relation")]
public sealed record RelationCondition(
    [Description("Who thinks: self, target, issuer, recipient or an institution.")] ActorReference Relation,
    [Description("Of whom.")] ActorReference To,
    [Description("Least value.")] [Range(-100, 100)] int? AtLeast = null,
    [Description("Greatest value.")] [Range(-100, 100)] int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        var (from, to) = (context.Find(Relation, world), context.Find(To, world));
        return from >= 0 && to >= 0 && Within(world.Relation(from, to), AtLeast, AtMost);
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Relations | Relation.Reads() | To.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfActor(context.Find(Relation, world));
}
