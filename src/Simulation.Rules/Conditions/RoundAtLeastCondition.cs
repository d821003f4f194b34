using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>The current round lies within bounds; the first is 1.</summary>
[Keyword("round-at-least")]
public sealed record RoundAtLeastCondition(
    [Description("Least round.")] [Range(1, 1000)] int RoundAtLeast,
    [Description("Greatest round.")] [Range(1, 1000)] int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        Within(world.Round + 1, RoundAtLeast, AtMost);

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Round;
}
