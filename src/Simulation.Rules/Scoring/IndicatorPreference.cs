using Simulation.Rules.Formulas;

namespace Simulation.Rules.Scoring;

/// <summary>Which way a role wants an indicator to go, by the weights of its own goals.</summary>
internal static class IndicatorPreference
{
    /// <summary>Whether a change serves the role; null when no goal of it bears on the indicator.</summary>
    public static bool? Of(Scenario scenario, int actor, string indicator, int by)
    {
        if (actor < 0)
            return null;
        decimal weight = 0;
        foreach (var objective in scenario.Actors[actor].Objectives)
        {
            if (objective.Measure is null)
                continue;
            foreach (var term in objective.Measure.Plus)
            {
                if (term is IndicatorTerm named && named.Indicator == indicator)
                    weight += named.Times * objective.Weight;
            }
        }

        return weight == 0 ? null : weight > 0 == by > 0;
    }
}
