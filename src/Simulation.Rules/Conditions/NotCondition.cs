using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A condition does not hold.</summary>
[Keyword("not")]
public sealed record NotCondition([Description("The condition.")] Condition Not) : Condition
{
    internal override bool Holds(World world, in EffectContext context) => !Not.Holds(world, context);

    internal override ReadSet Reads(Scenario scenario) => Not.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) => Not.KnownTo(world, context);

    internal override bool IsNameable(World seen, in EffectContext context) => Not.IsNameable(seen, context);
}
