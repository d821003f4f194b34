using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>
/// Lets institutions that have a piece of intel believe it less, or more. Who has verified it knows better.
/// </summary>
[Keyword("doubt")]
public sealed record DoubtEffect(
    [Description("The intel.")] string Intel,
    [Description("Whose confidence changes.")] ImmutableArray<ActorReference> Of,
    [Description("By how much, in per cent; it stays within 0 and 100.")] [Range(-100, 100)] int By
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        foreach (var reference in Of)
            IntelMechanics.Doubt(decision, Intel, context.Find(reference, decision.World), By);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        // A role that does not know the claim must not learn here that there is something to doubt.
        if (KnownIntelTitle.KnownToActor(world, context, Intel) is not { } claim)
            return;
        foreach (var reference in Of)
        {
            var actor = context.Find(reference, world);
            if (actor < 0 || world.IntelOf(Intel).By(actor) is not { Verified: false })
                continue;
            expected.Add(
                new Expectation(
                    ExpectedEffectSentences.Confidence.With(world.Scenario.Actors[actor].Title, claim).ToString(),
                    By,
                    null,
                    null
                )
            );
        }
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | Of.Reads();
}
