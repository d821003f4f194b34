using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>The current round is this one.</summary>
[Keyword("round")]
public sealed record InRoundCondition([Description("The round.")] string Round) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        world.Scenario.Rounds[world.Round].Id == Round;

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Round;
}
