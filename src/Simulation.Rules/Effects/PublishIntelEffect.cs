using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Lets everybody have a piece of intel.</summary>
[Keyword("publish")]
public sealed record PublishIntelEffect([Description("The intel.")] string Intel) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        IntelMechanics.Publish(decision, Intel);

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        if (world.IntelOf(Intel).Public)
            return;
        expected.Add(
            Expectation.Of(
                KnownIntelTitle.KnownToActor(world, context, Intel) is { } claim
                    ? ExpectedEffectSentences.EverybodyLearns.With(claim)
                    : ExpectedEffectSentences.EverybodyLearnsSomething
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel;
}
