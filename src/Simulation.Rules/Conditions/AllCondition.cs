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
    internal override bool Holds(World world, in Setting setting) => All.AllHold(world, setting);

    internal override Footprint Reads(Scenario scenario) => All.Reads(scenario);

    internal override ulong KnownTo(World world, in Setting setting) => All.KnownTo(world, setting);
}
