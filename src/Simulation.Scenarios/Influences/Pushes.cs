using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Effects;

namespace Simulation.Scenarios.Influences;

/// <summary>Who or what pushes an indicator.</summary>
public enum PushSource
{
    /// <summary>A move of an institution.</summary>
    Move,

    /// <summary>An agreement, when it is signed or broken.</summary>
    Agreement,

    /// <summary>A demand whose deadline passes without an answer.</summary>
    Lapse,

    /// <summary>An inject that comes by the calendar, by conditions or by the facilitator's hand.</summary>
    Event,
}

/// <summary>
/// By how much one thing that happens pushes an indicator, once and before the ends of the scale soften it.
/// </summary>
/// <param name="Actor">Id of the institution whose move it is; null for another source.</param>
/// <param name="Title">The move, the agreement, the demand or the inject.</param>
/// <param name="Reach">
/// The least and the greatest, in points: a roll brings one of its two outcomes, and a secret move comes out or
/// does not.
/// </param>
public sealed record Push(string Indicator, PushSource Source, string? Actor, string Title, PointRange Reach);

/// <summary>Finds all pushes of a scenario in its effects.</summary>
internal static class Pushes
{
    public static ImmutableArray<Push> Of(Scenario scenario)
    {
        var pushes = ImmutableArray.CreateBuilder<Push>();
        foreach (var indicator in scenario.Indicators)
        {
            void Add(PushSource source, string? actor, string title, PointRange reach)
            {
                if (reach != default)
                    pushes.Add(new Push(indicator.Id, source, actor, title, reach));
            }

            PointRange Reach(ImmutableArray<Effect> effects) => ReachOf(scenario, indicator.Id, effects, []);

            foreach (var actor in scenario.Actors)
            {
                foreach (var move in scenario.Moves.Where(move => actor.IsNamedBy(move.By)))
                {
                    // What comes out comes on top of what the move brings anyway.
                    Add(PushSource.Move, actor.Id, move.Title, Reach(move.Outcome) + Reach(move.OnLeak).Or(default));
                }
            }

            foreach (var agreement in scenario.Agreements)
            {
                Add(PushSource.Agreement, null, $"{agreement.Title}, signed", Reach(agreement.OnSigning));
                Add(PushSource.Agreement, null, $"{agreement.Title}, broken", Reach(agreement.OnBreach));
            }

            foreach (var demand in scenario.Demands)
                Add(PushSource.Lapse, null, $"{demand.Title}, unanswered", Reach(demand.OnLapse));
            foreach (var inject in scenario.Injects)
            {
                var reach = ReachOf(scenario, indicator.Id, inject.Effects, [inject.Id]);
                Add(PushSource.Event, null, inject.Title, reach);
            }
        }

        return pushes.ToImmutable();
    }

    /// <param name="inside">Injects whose effects are being added up, so that two that call each other end.</param>
    private static PointRange ReachOf(
        Scenario scenario,
        string indicator,
        ImmutableArray<Effect> effects,
        ImmutableHashSet<string> inside
    )
    {
        var reach = default(PointRange);
        foreach (var effect in effects.IsDefault ? [] : effects)
        {
            reach += effect switch
            {
                ChangeEffect { Reckoned: { } formula } change when change.Indicator == indicator => FormulaRange.Of(
                    scenario,
                    formula
                ),
                ChangeEffect change when change.Indicator == indicator => new PointRange(change.By, change.By),
                RollEffect roll => ReachOf(scenario, indicator, roll.Success, inside)
                    .Or(ReachOf(scenario, indicator, roll.Failure, inside)),
                InjectEffect called when !inside.Contains(called.Inject) => scenario
                    .Injects.Where(inject => inject.Id == called.Inject)
                    .Select(inject => ReachOf(scenario, indicator, inject.Effects, inside.Add(inject.Id)))
                    .FirstOrDefault(),
                _ => default,
            };
        }

        return reach;
    }
}
