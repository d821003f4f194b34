using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Lets institutions have a piece of intel; for those that have it already nothing changes.</summary>
[Keyword("plant")]
public sealed record GiveIntelEffect(
    [Description("The intel.")] string Intel,
    [Description("Who gets it.")] ImmutableArray<ActorReference> To,
    [Description("How sure of it they are, per cent; the intel's own when left out.")]
    [Range(0, 100)]
        int? Confidence = null
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        foreach (var reference in To)
            IntelMechanics.Plant(decision, Intel, context.Find(reference, decision.World), Confidence);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var claim = KnownIntelTitle.KnownToActor(world, context, Intel);
        foreach (var reference in To)
        {
            var actor = context.Find(reference, world);
            if (actor < 0 || world.IntelOf(Intel).By(actor) is not null)
                continue;
            var who = world.Scenario.Actors[actor].Title;
            expected.Add(
                Expectation.Of(
                    claim is null
                        ? ExpectedEffectSentences.LearnsSomething.With(who)
                        : ExpectedEffectSentences.Learns.With(who, claim)
                )
            );
        }
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | To.Reads();
}
