using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Lets an institution that has a piece of intel know whether it is true.</summary>
[Keyword("verify")]
public sealed record VerifyEffect(
    [Description("The intel.")] string Intel,
    [Description("Who learns it.")] ActorReference By
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        IntelMechanics.Verify(decision, Intel, context.Find(By, decision.World));

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var actor = context.Find(By, world);
        if (actor < 0 || world.IntelOf(Intel).By(actor) is not { Verified: false })
            return;
        var who = world.Scenario.Actors[actor].Title;
        expected.Add(
            Expectation.Of(
                KnownIntelTitle.KnownToActor(world, context, Intel) is { } claim
                    ? ExpectedEffectSentences.WillVerify.With(who, claim)
                    : ExpectedEffectSentences.WillVerifySomething.With(who)
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | By.Reads();
}
