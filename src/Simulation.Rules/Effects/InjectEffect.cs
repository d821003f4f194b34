using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Makes an inject happen, at once or later; what comes later is not told before.</summary>
[Keyword("inject")]
public sealed record InjectEffect(
    [Description("The inject.")] string Inject,
    [Description("Game minutes from now.")] [Range(0, RangeAttribute.YearInMinutes)] int After = 0
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        if (After == 0)
            decision.Inject(Inject, context);
        else
            decision.Schedule(Inject, decision.Time + (After * 60L), context);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected) { }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.None;
}
