using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>All of some conditions hold.</summary>
[Keyword("all")]
public sealed record AllCondition([Description("The conditions.")] ImmutableArray<Condition> All) : Condition
{
    internal override bool Holds(World world, in EffectContext context) => All.AllHold(world, context);

    internal override ReadSet Reads(Scenario scenario) => All.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) => All.KnownTo(world, context);

    internal override bool IsNameable(World seen, in EffectContext context) => All.AreNameable(seen, context);
}
