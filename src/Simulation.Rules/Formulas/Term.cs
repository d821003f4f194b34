using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Formulas;

/// <summary>A named value and its weight in a formula.</summary>
[Union(UnionStyle.Inline)]
public abstract record Term
{
    private protected Term() { }

    /// <summary>Points for each unit of the value.</summary>
    private protected abstract decimal Weight { get; }

    /// <summary>The named value; 0 when nobody has it.</summary>
    internal abstract int Quantity(World world, in EffectContext context);

    /// <summary>What it adds, in points.</summary>
    internal decimal Amount(World world, in EffectContext context) => Weight * Quantity(world, context);

    /// <summary>The weight in thousandths of a point; null for one that is finer.</summary>
    internal int? Thousandths() =>
        decimal.Abs(Weight) <= 1_000_000 && Weight * 1000 is var exact && decimal.IsInteger(exact) ? (int)exact : null;

    internal abstract string Label(World world, in EffectContext context);

    /// <summary>The parts of a world on which it depends what it adds, and who knows that.</summary>
    internal abstract ReadSet Reads(Scenario scenario);

    /// <summary>Actors that know its value, as bits.</summary>
    internal virtual ulong KnownTo(World world, in EffectContext context) => ActorMask.Everyone;
}

/// <summary>Weight on an indicator.</summary>
[Keyword("indicator")]
public sealed record IndicatorTerm(
    [Description("The indicator.")] string Indicator,
    [Description("Points per point of it.")] decimal Times = 1
) : Term
{
    private RememberedIndex _index;

    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context) =>
        world.Indicators[_index.In(world.Scenario, Indicator, static (scenario, id) => scenario.Indicator(id))];

    internal override string Label(World world, in EffectContext context) =>
        world.Scenario.Indicators[world.Scenario.Indicator(Indicator)].Title;

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Indicator(scenario, Indicator);

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfIndicator(world.Scenario, Indicator);
}

/// <summary>Weight on an amount that an institution has.</summary>
[Keyword("resource")]
public sealed record ResourceTerm(
    [Description("The resource.")] string Resource,
    [Description("Whose: self, target, issuer, recipient or an institution.")] ActorReference Of,
    [Description("Points per unit.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context) =>
        context.Find(Of, world) is var actor && actor >= 0 ? world.Resource(actor, Resource) : 0;

    internal override string Label(World world, in EffectContext context) =>
        FactorSentences
            .Resource.With(world.Scenario.Resources[world.Scenario.Resource(Resource)].Title, context.Title(Of, world))
            .ToString();

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Resource(scenario, Resource) | Of.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfResource(world.Scenario, Resource, context.Find(Of, world));
}

/// <summary>Weight on an attribute of an asset.</summary>
[Keyword("attribute")]
public sealed record AttributeTerm(
    [Description("The attribute.")] string Attribute,
    [Description("Of which asset: asset (the chosen one) or an asset's id.")] AssetReference Of,
    [Description("Points per point of it.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context) =>
        context.Find(Of, world) is var asset && asset >= 0 ? world.Attribute(asset, Attribute) : 0;

    internal override string Label(World world, in EffectContext context)
    {
        var asset = context.Find(Of, world);
        if (asset < 0)
            return Attribute;
        var definition = world.Scenario.Assets[asset];
        return FactorSentences
            .Attribute.With(definition.Attributes[definition.Attribute(Attribute)].Title, definition.Title)
            .ToString();
    }

    internal override ReadSet Reads(Scenario scenario) => Of.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) =>
        context.Find(Of, world) is var asset && asset >= 0
            ? world.AttributeKnownTo(asset, Attribute)
            : ActorMask.Everyone;
}

/// <summary>Weight on what one institution thinks of another.</summary>
[Keyword("relation")]
public sealed record RelationTerm(
    [Description("Who thinks: self, target, issuer, recipient or an institution.")] ActorReference Relation,
    [Description("Of whom.")] ActorReference To,
    [Description("Points per point of it.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context)
    {
        var (from, to) = (context.Find(Relation, world), context.Find(To, world));
        return from >= 0 && to >= 0 ? world.Relation(from, to) : 0;
    }

    internal override string Label(World world, in EffectContext context) =>
        FactorSentences.Regard.With(context.Title(Relation, world), context.Title(To, world)).ToString();

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Relations | Relation.Reads() | To.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfActor(context.Find(Relation, world));
}

/// <summary>Weight on the strength of an authority.</summary>
[Keyword("authority")]
public sealed record AuthorityTerm(
    [Description("The authority, or directive for the one the answered directive rests on.")] string Authority,
    [Description("Points per point of strength.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context) => Find(world, context)?.Strength ?? 0;

    internal override string Label(World world, in EffectContext context) =>
        (
            Find(world, context) is { } authority
                ? FactorSentences.Strength.With(authority.Title)
                : FactorSentences.NoAuthority
        ).ToString();

    internal override ReadSet Reads(Scenario scenario) => Authority == "directive" ? ReadSet.Directives : ReadSet.None;

    private AuthorityDefinition? Find(World world, in EffectContext context) =>
        world.Scenario.Authority(Authority == "directive" ? world.Directive(context.Directive)?.Authority : Authority);
}

/// <summary>Weight on how sure an institution is of a piece of intel; 0 while it does not have it.</summary>
[Keyword("confidence")]
public sealed record ConfidenceTerm(
    [Description("The intel.")] string Confidence,
    [Description("Whose: self, target, issuer, recipient or an institution.")] ActorReference Of,
    [Description("Points per point of it.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    internal override int Quantity(World world, in EffectContext context) =>
        world.IntelOf(Confidence).By(context.Find(Of, world))?.Confidence ?? 0;

    internal override string Label(World world, in EffectContext context) =>
        (
            // The claim must not be told to somebody who has not heard of it.
            world.IntelOf(Confidence).By(context.Find(Of, world))
                is null
                ? FactorSentences.NotHeard.With(context.Title(Of, world))
                : FactorSentences.Confidence.With(
                    context.Title(Of, world),
                    world.Scenario.Intel[world.Scenario.IntelIndex(Confidence)].Title
                )
        ).ToString();

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | Of.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfActor(context.Find(Of, world));
}

/// <summary>Points while conditions hold.</summary>
[Keyword("points")]
public sealed record PointsTerm(
    [Description("Points to add.")] decimal Points,
    [Description("While all of these hold.")] ImmutableArray<Condition> When,
    [Description("What that means, in a few words.")] string Because
) : Term
{
    private protected override decimal Weight => Points;

    internal override int Quantity(World world, in EffectContext context) => When.AllHold(world, context) ? 1 : 0;

    internal override string Label(World world, in EffectContext context) => Because;

    internal override ReadSet Reads(Scenario scenario) => When.Reads(scenario);

    internal override ulong KnownTo(World world, in EffectContext context) => When.KnownTo(world, context);
}

/// <summary>Weight on how often a move was played, so that saying the same again can count for less.</summary>
[Keyword("times-played")]
public sealed record TimesPlayedTerm(
    [Description("The move.")] string TimesPlayed,
    [Description("By whom: self, target, issuer, recipient or an institution; by anybody when left out.")]
        ActorReference? By = null,
    [Description("Points for each time.")] decimal Times = 1
) : Term
{
    private protected override decimal Weight => Times;

    // What a move brings must be the same when it is expected and when it is played, so that it does not count itself.
    internal override int Quantity(World world, in EffectContext context)
    {
        var by = By is null ? -1 : context.Find(By, world);
        if (By is not null && by < 0)
            return 0;
        var total = context.IsPlayed && context.Move == TimesPlayed && (By is null || by == context.Self) ? -1 : 0;
        for (var i = 0; i < world.Actors.Length; i++)
        {
            if (By is null || i == by)
                total += world.Actors[i].Uses(TimesPlayed).Total;
        }

        return total;
    }

    internal override string Label(World world, in EffectContext context) =>
        FactorSentences.Repeated.With(world.Scenario.Move(TimesPlayed)!.Title).ToString();

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Played | (By?.Reads() ?? ReadSet.None);

    internal override ulong KnownTo(World world, in EffectContext context) =>
        world.Scenario.Move(TimesPlayed) is not { Secret: true } ? ActorMask.Everyone
        : By is null ? ActorMask.Nobody
        : ActorMask.OfActor(context.Find(By, world));
}
