using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Lets institutions know an attribute of an asset as it is.</summary>
[Keyword("reveal")]
public sealed record RevealAttributeEffect(
    [Description("The attribute.")] string Attribute,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of,
    [Description("Who learns it; everybody when left out.")] ImmutableArray<ActorReference> To = default
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context) =>
        decision.Reveal(context.Find(Of, decision.World), Attribute, Learners(decision.World, context));

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var asset = context.Find(Of, world);
        if (asset < 0)
            return;
        var definition = world.Scenario.Assets[asset];
        var learners = Learners(world, context);
        var self = context.Self;
        SentenceArgument who =
            learners == ActorMask.Everyone ? ExpectedEffectSentences.Everybody : Listed(world.Scenario, learners, self);
        expected.Add(
            Expectation.Of(
                ExpectedEffectSentences.WillKnow.With(who, definition.Attributes[definition.Attribute(Attribute)].Title)
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => To.Reads();

    /// <summary>The learners, the one who asks first: "You, Commerce and the press".</summary>
    private static SentenceArgument Listed(Scenario scenario, ulong learners, int self) =>
        ListWords.Of(
            [
                .. ActorMask
                    .Ids(scenario, learners)
                    .Select(id => scenario.Actor(id))
                    .OrderBy(actor => actor != self)
                    .Select(actor =>
                        actor == self ? (SentenceArgument)ExpectedEffectSentences.You : scenario.Actors[actor].Title
                    ),
            ],
            ListWords.And
        );

    private ulong Learners(World world, in EffectContext context)
    {
        if (To.IsDefaultOrEmpty)
            return ActorMask.Everyone;
        var learners = ActorMask.Nobody;
        foreach (var reference in To)
            learners |= ActorMask.OfActor(context.Find(reference, world));
        return learners;
    }
}
