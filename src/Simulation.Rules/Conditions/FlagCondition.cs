using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A flag is set.</summary>
[Keyword("flag")]
public sealed record FlagCondition([Description("The flag.")] string Flag) : Condition
{
    private RememberedIndex _index;

    internal override bool Holds(World world, in EffectContext context) =>
        _index.In(world.Scenario, Flag, static (scenario, id) => scenario.Flag(id)) is var index
        && index >= 0
        && world.Flags[index];

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Flags;

    internal override ulong KnownTo(World world, in EffectContext context) => ActorMask.OfFlag(world.Scenario, Flag);
}
