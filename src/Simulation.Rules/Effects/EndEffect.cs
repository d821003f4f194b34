using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Ends the session.</summary>
[Keyword("end")]
public sealed record EndEffect([Description("The ending.")] string Ending) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) => decision.End(Ending);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected) =>
        expected.Add(new Expectation("The session ends", null, null, null));

    internal override ReadSet Reads(Scenario scenario) => ReadSet.None;
}
