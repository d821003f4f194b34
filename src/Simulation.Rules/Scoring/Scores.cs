using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Scoring;

/// <summary>How far a role has come.</summary>
public static class Scores
{
    /// <summary>The weighted mean of a role's goals, 0 to 100.</summary>
    public static int Total(World world, int actor) =>
        (int)decimal.Round(Exact(world, actor), 0, MidpointRounding.AwayFromZero);

    /// <summary>The same without rounding, for comparing choices.</summary>
    /// <param name="counts">Which goals count; all when left out.</param>
    public static decimal Exact(World world, int actor, Func<ObjectiveDefinition, bool>? counts = null)
    {
        long sum = 0,
            weights = 0;
        foreach (var objective in world.Scenario.Actors[actor].Objectives)
        {
            if (counts?.Invoke(objective) == false)
                continue;
            sum += (long)objective.Weight * Measure(world, actor, objective);
            weights += objective.Weight;
        }

        return weights == 0 ? 0 : (decimal)sum / weights;
    }

    /// <summary>The same of the goals that everybody knows; 0 when there are none.</summary>
    public static decimal OfPublicGoals(World world, int actor) => Exact(world, actor, goal => !goal.Private);

    /// <summary>How far one goal is met, 0 to 100, and what that is made of.</summary>
    public static (int Value, ImmutableArray<Reckoned> Factors) Value(
        World world,
        int actor,
        ObjectiveDefinition objective
    )
    {
        var context = new EffectContext(actor);
        if (objective.Measure is not { } measure)
        {
            return (Measure(world, actor, objective), []);
        }

        var (value, factors) = measure.Explain(world, context);
        return (Math.Clamp(value, 0, 100), factors);
    }

    /// <summary>Who can tell how far a goal is met, as bits.</summary>
    public static ulong KnownTo(World world, int actor, ObjectiveDefinition objective)
    {
        var context = new EffectContext(actor);
        var known = objective.When.KnownTo(world, context);
        foreach (var term in objective.Measure?.Plus ?? [])
            known &= term.KnownTo(world, context);
        return known;
    }

    /// <summary>How far one goal is met, 0 to 100.</summary>
    internal static int Measure(World world, int actor, ObjectiveDefinition objective)
    {
        var context = new EffectContext(actor);
        return objective.Measure is { } measure ? Math.Clamp(measure.Value(world, context), 0, 100)
            : objective.When.AllHold(world, context) ? 100
            : 0;
    }
}
