using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Ends the session.</summary>
[Keyword("end")]
public sealed record EndEffect([Description("The ending.")] string Ending) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) => decision.End(Ending);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected) =>
        expected.Add(Expectation.Of(ExpectedEffectSentences.SessionEnds));

    internal override ReadSet Reads(Scenario scenario) => ReadSet.None;
}
