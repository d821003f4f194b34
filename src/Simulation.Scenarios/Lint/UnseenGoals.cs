using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Scoring;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Goals on indicators that their institution may not see: its players cannot tell how far they have come.
/// </summary>
internal static class UnseenGoals
{
    public static void Run(Checking checking)
    {
        foreach (var actor in checking.Scenario.Actors)
        {
            foreach (var goal in actor.Objectives)
            {
                foreach (var indicator in IndicatorsOf(goal).Distinct(StringComparer.Ordinal))
                {
                    if (IsSeen(checking.Scenario, actor, indicator))
                        continue;
                    checking.Warning(
                        goal,
                        DiagnosticCodes.GoalUnseen,
                        $"the goal '{goal.Id}' depends on the indicator '{indicator}', which '{actor.Id}' may not see; expected '{actor.Id}' among its known-to"
                    );
                }
            }
        }
    }

    private static IEnumerable<string> IndicatorsOf(ObjectiveDefinition goal) =>
        ScenarioWalk
            .Within(goal)
            .Select(record =>
                record switch
                {
                    IndicatorTerm term => term.Indicator,
                    IndicatorCondition condition => condition.Indicator,
                    _ => null,
                }
            )
            .OfType<string>();

    private static bool IsSeen(Scenario scenario, ActorDefinition actor, string indicator) =>
        scenario.Indicator(indicator) is var i
        && (
            i < 0 || scenario.Indicators[i].KnownTo.IsDefaultOrEmpty || actor.IsNamedBy(scenario.Indicators[i].KnownTo)
        );
}
