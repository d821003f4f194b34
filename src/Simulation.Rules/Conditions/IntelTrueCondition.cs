using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A piece of intel is true, whether anybody knows or not.</summary>
[Keyword("intel-true")]
public sealed record IntelTrueCondition([Description("The intel.")] string Intel) : Condition
{
    internal override bool Holds(World world, in EffectContext context) => world.IntelOf(Intel).True;

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel;

    internal override ulong KnownTo(World world, in EffectContext context) => world.IntelOf(Intel).Verifiers;

    internal override bool IsNameable(World seen, in EffectContext context) => seen.IsHeard(Intel, context.Self);
}
