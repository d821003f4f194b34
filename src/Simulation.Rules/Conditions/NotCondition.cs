using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Conditions;

/// <summary>A condition does not hold.</summary>
[Keyword("not")]
public sealed record NotCondition([Description("The condition.")] Condition Not) : Condition
{
    internal override bool Holds(World world, in Setting setting) => !Not.Holds(world, setting);

    internal override ulong KnownTo(World world, in Setting setting) => Not.KnownTo(world, setting);
}
