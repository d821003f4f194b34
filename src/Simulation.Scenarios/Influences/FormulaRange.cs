using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.Formulas;

namespace Simulation.Scenarios.Influences;

/// <summary>The least and the greatest that something can come to, in points.</summary>
public readonly record struct PointRange(decimal Least, decimal Most)
{
    public static PointRange operator +(PointRange one, PointRange other) =>
        new(one.Least + other.Least, one.Most + other.Most);

    /// <summary>What either of two outcomes can bring, of which only one happens.</summary>
    public PointRange Or(PointRange other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    public PointRange Rounded() =>
        new(Math.Round(Least, MidpointRounding.AwayFromZero), Math.Round(Most, MidpointRounding.AwayFromZero));

    public override string ToString() => Least == Most ? Signed(Least) : $"{Signed(Least)} to {Signed(Most)}";

    /// <summary>A number with its sign, as it is printed: a true minus, and no sign before 0.</summary>
    public static string Signed(decimal number) =>
        number switch
        {
            > 0 => string.Create(CultureInfo.InvariantCulture, $"+{number:0.##}"),
            < 0 => string.Create(CultureInfo.InvariantCulture, $"−{-number:0.##}"),
            _ => "0",
        };
}

/// <summary>What a formula can come to, whatever stands in the world that it is reckoned in.</summary>
internal static class FormulaRange
{
    /// <summary>
    /// Terms are taken to be independent, attributes to be as they are drawn at the start, and resources at most what
    /// the richest institution begins with.
    /// </summary>
    public static PointRange Of(Scenario scenario, Formula formula)
    {
        var sum = new PointRange(formula.Base, formula.Base);
        foreach (var term in formula.Plus)
            sum += Of(scenario, term);
        return new PointRange(
            Math.Clamp(sum.Least, formula.From, formula.To),
            Math.Clamp(sum.Most, formula.From, formula.To)
        ).Rounded();
    }

    public static PointRange Of(Scenario scenario, Term term) =>
        term switch
        {
            PointsTerm points => Weighted(points.Points, 0, 1),
            IndicatorTerm indicator => Weighted(indicator.Times, 0, 100),
            AttributeTerm attribute => OfAttribute(scenario, attribute),
            ResourceTerm resource => Weighted(
                resource.Times,
                0,
                scenario.Actors.Max(actor => actor.Resources?.GetValueOrDefault(resource.Resource) ?? 0)
            ),
            RelationTerm relation => Weighted(relation.Times, -100, 100),
            AuthorityTerm { Authority: "directive" } authority when scenario.Authorities.Length > 0 => Weighted(
                authority.Times,
                scenario.Authorities.Min(known => known.Strength),
                scenario.Authorities.Max(known => known.Strength)
            ),
            AuthorityTerm authority => scenario.Authority(authority.Authority)?.Strength is { } strength
                ? Weighted(authority.Times, strength, strength)
                : default,
            ConfidenceTerm confidence => Weighted(confidence.Times, 0, 100),
            // The first time counts in full, so that one less than the most times weigh.
            TimesPlayedTerm repeated => Weighted(
                repeated.Times,
                0,
                (scenario.Move(repeated.TimesPlayed)?.PerGame ?? scenario.Rounds.Length) - 1
            ),
            _ => throw new InvalidOperationException($"There is no range for {term.GetType().Name}."),
        };

    /// <summary>The term's weight and what it bears on: a measure, or the words of a circumstance.</summary>
    public static (decimal Weight, string Label) Words(Scenario scenario, Term term) =>
        term switch
        {
            PointsTerm points => (points.Points, points.Because),
            IndicatorTerm indicator => (
                indicator.Times,
                ConditionWords.TitleOfIndicator(scenario, indicator.Indicator)
            ),
            AttributeTerm attribute => (
                attribute.Times,
                ConditionWords.Title(scenario, attribute.Attribute, attribute.Of)
            ),
            ResourceTerm resource => (
                resource.Times,
                $"{ConditionWords.TitleOfResource(scenario, resource.Resource)} of "
                    + ConditionWords.Title(scenario, resource.Of)
            ),
            RelationTerm relation => (
                relation.Times,
                $"what {ConditionWords.Title(scenario, relation.Relation)} thinks of "
                    + ConditionWords.Title(scenario, relation.To)
            ),
            AuthorityTerm authority => (
                authority.Times,
                scenario.Authority(authority.Authority) is { } known
                    ? $"strength in law of: {known.Title}"
                    : "strength in law of the order"
            ),
            ConfidenceTerm confidence => (
                confidence.Times,
                $"how sure {ConditionWords.Title(scenario, confidence.Of)} is of it"
            ),
            TimesPlayedTerm repeated => (repeated.Times, "each earlier time"),
            _ => throw new InvalidOperationException($"There are no words for {term.GetType().Name}."),
        };

    private static PointRange OfAttribute(Scenario scenario, AttributeTerm term)
    {
        if (scenario.Asset(term.Of.Name) is not (>= 0 and var asset))
            return Weighted(term.Times, 0, 100);
        var definition = scenario.Assets[asset];
        return definition.Attribute(term.Attribute) is >= 0 and var index
            ? Weighted(
                term.Times,
                definition.Attributes[index].From,
                definition.Attributes[index].To ?? definition.Attributes[index].From
            )
            : default;
    }

    private static PointRange Weighted(decimal weight, int least, int most) =>
        new(Math.Min(weight * least, weight * most), Math.Max(weight * least, weight * most));
}
