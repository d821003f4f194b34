using Simulation.Rules.Formulas;

namespace Simulation.Rules.Scoring;

/// <summary>Whether a change of an indicator is welcome to a role, by the weights of its own goals.</summary>
internal static class WelcomeChange
{
    /// <param name="actor">Index of the role; less than 0 for nobody.</param>
    /// <param name="by">By how much the indicator changes, other than 0.</param>
    /// <returns>Null when no goal of the role bears on the indicator.</returns>
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
