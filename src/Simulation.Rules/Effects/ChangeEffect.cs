using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>
/// Changes an indicator, a resource of an institution, or an attribute of an asset; name one of the three.
/// </summary>
[Keyword("change")]
public sealed record ChangeEffect(
    [Description("The indicator, kept within 0 and 100.")] string? Indicator = null,
    [Description("The resource, never below 0; say whose with of.")] string? Resource = null,
    [Description("Whose resource: self, target, issuer, recipient, owner or an institution.")]
        ActorReference? Of = null,
    [Description("The attribute, kept within 0 and 100; say of which asset.")] string? Attribute = null,
    [Description("Of which asset: asset (the chosen one) or an asset's id; of: beside attribute is the same.")]
    [AlsoWritten("of", Beside = "attribute")]
        AssetReference? Asset = null,
    [Description("By how much.")] [Range(-1000, 1000)] int By = 0,
    [Description("By how much, reckoned; instead of by.")] Formula? Reckoned = null
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        var by = Amount(decision.World, context);
        if (Indicator is not null)
            decision.PushIndicator(Indicator, by);
        else if (Resource is not null)
            decision.ChangeResource(context.Find(Of ?? ActorReference.Self, decision.World), Resource, by);
        else if (Attribute is not null)
            decision.ChangeAttribute(context.Find(Asset ?? AssetReference.Chosen, decision.World), Attribute, by);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        var scenario = world.Scenario;
        if (Reckoned is not null && !IsReckonedFromPublic(world, context))
            return;
        var by = Amount(world, context);
        if (by == 0)
            return;
        if (Indicator is not null)
        {
            if (!ActorMask.Tells(ActorMask.OfIndicator(scenario, Indicator), context.Self))
                return;
            var definition = scenario.Indicators[scenario.Indicator(Indicator)];
            by = definition.Softened(world.Indicator(Indicator), by);
            if (by == 0)
                return;
            expected.Add(
                new Expectation(definition.Title, by, WelcomeChange.Of(scenario, context.Self, Indicator, by), null)
            );
        }
        else if (Resource is not null)
        {
            var of = context.Find(Of ?? ActorReference.Self, world);
            if (of < 0)
                return;
            var resource = scenario.Resources[scenario.Resource(Resource)].Title;
            expected.Add(
                new Expectation(
                    (
                        of == context.Self
                            ? ExpectedEffectSentences.OwnResource.With(resource)
                            : ExpectedEffectSentences.Resource.With(resource, scenario.Actors[of].Title)
                    ).ToString(),
                    by,
                    of == context.Self ? by > 0 : null,
                    null
                )
            );
        }
        else if (
            Attribute is not null
            && context.Find(Asset ?? AssetReference.Chosen, world) is var asset
            && asset >= 0
        )
        {
            var owned = scenario.Assets[asset];
            expected.Add(
                new Expectation(
                    ExpectedEffectSentences
                        .Attribute.With(owned.Attributes[owned.Attribute(Attribute)].Title, owned.Title)
                        .ToString(),
                    by,
                    null,
                    null
                )
            );
        }
    }

    internal override ReadSet Reads(Scenario scenario) =>
        (Reckoned?.Reads(scenario) ?? ReadSet.None)
        | (Of?.Reads() ?? ReadSet.None)
        | (
            Indicator is not null && scenario.Indicators[scenario.Indicator(Indicator)].Soft
                ? ReadSet.Indicator(scenario, Indicator)
                : ReadSet.None
        );

    private int Amount(World world, in EffectContext context) => Reckoned?.Value(world, context) ?? By;

    private bool IsReckonedFromPublic(World world, in EffectContext context)
    {
        foreach (var term in Reckoned!.Plus)
        {
            if (!ActorMask.Tells(term.KnownTo(world, context), context.Self))
                return false;
        }

        return true;
    }
}
