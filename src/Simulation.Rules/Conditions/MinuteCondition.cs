using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>
/// So many game minutes have passed since the current round began. Without a clock they pass when the round ends.
/// </summary>
[Keyword("minute-at-least")]
public sealed record MinuteCondition(
    [Description("Least game minutes since the round began.")]
    [Range(0, RangeAttribute.YearInMinutes)]
        int MinuteAtLeast,
    [Description("Greatest game minutes since the round began.")]
    [Range(0, RangeAttribute.YearInMinutes)]
        int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) => Within(world.Minute, MinuteAtLeast, AtMost);

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Round;
}
