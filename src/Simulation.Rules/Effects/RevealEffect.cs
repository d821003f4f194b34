using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Lets institutions know an attribute of an asset as it is.</summary>
[Keyword("reveal")]
public sealed record RevealEffect(
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
        var who =
            learners == Knowledge.Everyone
                ? "Everybody"
                : string.Join(
                    ", ",
                    Knowledge
                        .Ids(world.Scenario, learners)
                        .Select(id =>
                            world.Scenario.Actor(id) == self
                                ? "You"
                                : world.Scenario.Actors[world.Scenario.Actor(id)].Title
                        )
                );
        expected.Add(
            new Expectation(
                $"{who} will know: {definition.Attributes[definition.Attribute(Attribute)].Title}",
                null,
                null,
                null
            )
        );
    }

    internal override ReadSet Reads(Scenario scenario) => To.Reads();

    private ulong Learners(World world, in EffectContext context)
    {
        if (To.IsDefaultOrEmpty)
            return Knowledge.Everyone;
        var learners = Knowledge.Nobody;
        foreach (var reference in To)
            learners |= Knowledge.OfActor(context.Find(reference, world));
        return learners;
    }
}
