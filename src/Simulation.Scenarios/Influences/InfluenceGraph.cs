using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;

namespace Simulation.Scenarios.Influences;

/// <summary>
/// What influences what in a scenario, read off its effects, formulas and conditions and nothing else: a model that is
/// drawn and printed from the same records that are played.
/// </summary>
/// <param name="Drifts">Why indicators change by themselves at the end of a round.</param>
/// <param name="Pushes">What institutions, agreements and events do to indicators at once.</param>
/// <param name="Outcomes">What indicators and attributes decide: chances, and what opens or happens at a level.</param>
/// <param name="Wishes">Which way the goals of institutions want indicators.</param>
/// <param name="Endings">How it can end, in the order in which it is judged.</param>
public sealed record InfluenceGraph(
    Scenario Scenario,
    ImmutableArray<DriftReason> Drifts,
    ImmutableArray<Push> Pushes,
    ImmutableArray<DecidedOutcome> Outcomes,
    ImmutableArray<Wish> Wishes,
    ImmutableArray<EndingRule> Endings
)
{
    public static InfluenceGraph Of(Scenario scenario) =>
        new(
            scenario,
            [.. scenario.Indicators.SelectMany(indicator => DriftsOf(scenario, indicator))],
            Influences.Pushes.Of(scenario),
            DecidedOutcomes.Of(scenario),
            [.. WishesOf(scenario)],
            [
                .. scenario.Endings.Select(ending => new EndingRule(
                    ending.Title,
                    ending.When.IsDefaultOrEmpty ? "nothing else holds" : ConditionWords.Of(scenario, ending.When)
                )),
            ]
        );

    private static IEnumerable<DriftReason> DriftsOf(Scenario scenario, IndicatorDefinition indicator)
    {
        var always = indicator.Drift + (indicator.Drifts?.Base ?? 0);
        if (always != 0)
            yield return new DriftReason(indicator.Id, always, "at the end of every round", null, []);
        foreach (var term in indicator.Drifts?.Plus ?? [])
        {
            var (weight, label) = FormulaRange.Words(scenario, term);
            yield return term is PointsTerm points
                ? new DriftReason(
                    indicator.Id,
                    weight,
                    label,
                    null,
                    [
                        .. ConditionWords
                            .States(points.When, holds: true)
                            .Select(state => new DriftState(ConditionWords.Of(scenario, state.Condition), state.Holds))
                            .Distinct(),
                    ]
                )
                : new DriftReason(
                    indicator.Id,
                    weight,
                    label,
                    FormulaRange.Of(scenario, term).Rounded(),
                    [new DriftState(label, Holds: true)]
                );
        }
    }

    private static IEnumerable<Wish> WishesOf(Scenario scenario)
    {
        foreach (var actor in scenario.Actors)
        {
            foreach (var goal in actor.Objectives)
            {
                foreach (var term in goal.Measure?.Plus.OfType<IndicatorTerm>() ?? [])
                    yield return new Wish(actor.Id, term.Indicator, goal.Title, term.Times * goal.Weight, goal.Private);
            }
        }
    }
}

/// <summary>A reason why an indicator changes at the end of a round.</summary>
/// <param name="Weight">Points, or points for each point of the value when there is a range.</param>
/// <param name="Range">What a value that varies adds, in points; null for a fixed number.</param>
/// <param name="States">What it hangs on.</param>
public sealed record DriftReason(
    string Indicator,
    decimal Weight,
    string Because,
    PointRange? Range,
    ImmutableArray<DriftState> States
);

/// <summary>A state of the world that a drift hangs on.</summary>
/// <param name="Holds">Whether it counts while the state holds, or while it does not.</param>
public sealed record DriftState(string Title, bool Holds);

/// <summary>How far a goal wants an indicator up (above 0) or down.</summary>
/// <param name="Weight">Points of the goal for each point, times the goal's share of the score.</param>
public sealed record Wish(string Actor, string Indicator, string Goal, decimal Weight, bool Private);

/// <summary>A way to end and what has to hold for it.</summary>
public sealed record EndingRule(string Title, string When);

/// <summary>What sort of thing indicators and attributes decide.</summary>
public enum OutcomeKind
{
    /// <summary>A chance that is rolled.</summary>
    Chance,

    /// <summary>The chance that a secret move comes out.</summary>
    Leak,

    /// <summary>How much a move brings.</summary>
    Size,

    /// <summary>Whether a move can be played or an agreement made.</summary>
    Opens,

    /// <summary>Whether an inject happens.</summary>
    Happens,
}

/// <summary>Something that is decided by indicators, attributes and circumstances.</summary>
/// <param name="Reckoning">Base and bounds of a chance; null for what only has conditions.</param>
public sealed record DecidedOutcome(
    OutcomeKind Kind,
    string Title,
    string? Where,
    Formula? Reckoning,
    ImmutableArray<OutcomeFactor> Factors
);

/// <summary>What bears on an outcome.</summary>
/// <param name="Indicator">Id of the indicator; null for an attribute or a circumstance.</param>
/// <param name="Weight">Points for each point, or points of a circumstance; null for a level.</param>
/// <param name="IsCircumstance">Whether it is there or not, and no measure.</param>
public sealed record OutcomeFactor(string? Indicator, string Label, decimal? Weight, bool IsCircumstance = false);

/// <summary>Finds what indicators and attributes decide.</summary>
internal static class DecidedOutcomes
{
    public static ImmutableArray<DecidedOutcome> Of(Scenario scenario) =>
        [
            .. scenario
                .Moves.SelectMany(move => OfMove(scenario, move))
                .Concat(scenario.Demands.SelectMany(demand => OfEffects(scenario, demand.Title, demand.OnLapse)))
                .Concat(
                    scenario.Agreements.SelectMany(agreement =>
                        Opens(scenario, OutcomeKind.Opens, agreement.Title, agreement.When)
                            .Concat(OfEffects(scenario, agreement.Title, agreement.OnSigning))
                            .Concat(OfEffects(scenario, agreement.Title, agreement.OnBreach))
                    )
                )
                .Concat(
                    scenario.Injects.SelectMany(inject =>
                        Opens(scenario, OutcomeKind.Happens, inject.Title, inject.When)
                            .Concat(OfEffects(scenario, inject.Title, inject.Effects))
                    )
                ),
        ];

    private static IEnumerable<DecidedOutcome> OfMove(Scenario scenario, MoveDefinition move)
    {
        foreach (var opening in Opens(scenario, OutcomeKind.Opens, move.Title, move.When))
            yield return opening;
        foreach (var inside in OfEffects(scenario, move.Title, move.Outcome))
            yield return inside;
        if (move.Leaks is { } leaks && Factors(scenario, leaks) is var factors && factors.Any(IsMeasure))
            yield return new DecidedOutcome(OutcomeKind.Leak, move.Title, null, leaks, factors);
    }

    private static IEnumerable<DecidedOutcome> OfEffects(
        Scenario scenario,
        string where,
        ImmutableArray<Effect> effects
    )
    {
        foreach (var effect in effects.IsDefault ? [] : effects)
        {
            if (effect is RollEffect roll)
            {
                yield return new DecidedOutcome(
                    OutcomeKind.Chance,
                    roll.Title,
                    where,
                    roll.Chance,
                    Factors(scenario, roll.Chance)
                );
                foreach (var inside in OfEffects(scenario, where, roll.Success))
                    yield return inside;
                foreach (var inside in OfEffects(scenario, where, roll.Failure))
                    yield return inside;
            }
            else if (effect is ChangeEffect { Indicator: { } changed, Reckoned: { } reckoned })
            {
                var factors = Factors(scenario, reckoned).Concat(Levels(scenario, reckoned)).ToImmutableArray();
                if (factors.Any(factor => factor.Indicator is not null))
                {
                    yield return new DecidedOutcome(
                        OutcomeKind.Size,
                        where,
                        ConditionWords.TitleOfIndicator(scenario, changed),
                        reckoned,
                        factors
                    );
                }
            }
        }
    }

    private static IEnumerable<DecidedOutcome> Opens(
        Scenario scenario,
        OutcomeKind kind,
        string title,
        ImmutableArray<Condition> when
    )
    {
        var levels = Levels(scenario, when.IsDefault ? [] : when).ToImmutableArray();
        if (levels.Length > 0)
            yield return new DecidedOutcome(kind, title, null, null, levels);
    }

    private static bool IsMeasure(OutcomeFactor factor) => !factor.IsCircumstance;

    private static ImmutableArray<OutcomeFactor> Factors(Scenario scenario, Formula formula) =>
        [
            .. formula.Plus.Select(term =>
            {
                var (weight, label) = FormulaRange.Words(scenario, term);
                return new OutcomeFactor(
                    (term as IndicatorTerm)?.Indicator,
                    label,
                    weight,
                    term is not (IndicatorTerm or AttributeTerm or ResourceTerm or AuthorityTerm or RelationTerm)
                );
            }),
        ];

    private static IEnumerable<OutcomeFactor> Levels(Scenario scenario, Formula formula) =>
        Levels(scenario, formula.Plus.OfType<PointsTerm>().SelectMany(term => term.When));

    private static IEnumerable<OutcomeFactor> Levels(Scenario scenario, IEnumerable<Condition> when) =>
        ConditionWords
            .States(when, holds: true)
            .Where(state => state.Condition is IndicatorCondition)
            .Select(state => new OutcomeFactor(
                ((IndicatorCondition)state.Condition).Indicator,
                (state.Holds ? "" : "not ") + ConditionWords.Of(scenario, state.Condition),
                Weight: null
            ));
}
