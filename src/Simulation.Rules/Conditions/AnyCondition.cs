using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>At least one of some conditions holds.</summary>
[Keyword("any")]
public sealed record AnyCondition([Description("The conditions.")] ImmutableArray<Condition> Any) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        foreach (var condition in Any)
        {
            if (condition.Holds(world, context))
                return true;
        }

        return false;
    }

    internal override ReadSet Reads(Scenario scenario) => Any.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) => Any.KnownTo(world, context);

    internal override bool IsNameable(World seen, in EffectContext context) => Any.AreNameable(seen, context);
}
