using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An indicator lies within bounds.</summary>
[Keyword("indicator")]
public sealed record IndicatorCondition(
    [Description("The indicator.")] string Indicator,
    [Description("Least value.")] [Range(0, 100)] int? AtLeast = null,
    [Description("Greatest value.")] [Range(0, 100)] int? AtMost = null
) : Condition
{
    private RememberedIndex _index;

    internal override bool Holds(World world, in EffectContext context) =>
        Within(
            world.Indicators[_index.In(world.Scenario, Indicator, static (scenario, id) => scenario.Indicator(id))],
            AtLeast,
            AtMost
        );

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Indicator(scenario, Indicator);

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfIndicator(world.Scenario, Indicator);
}
