using Simulation.Rules.Scoring;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>Every institution has a goal, and every goal says how far it is met in one of the two ways.</summary>
internal static class Goals
{
    public static void Run(Checking checking)
    {
        foreach (var (goal, _) in checking.All<ObjectiveDefinition>())
        {
            if (goal.Measure is null == goal.When.IsDefaultOrEmpty)
            {
                checking.Error(
                    goal,
                    DiagnosticCodes.GoalWithoutMeasure,
                    goal.Measure is null
                        ? $"the goal '{goal.Id}' says nothing of when it is met; expected measure or when"
                        : $"the goal '{goal.Id}' has both measure and when; expected one of them"
                );
            }
        }

        foreach (var actor in checking.Scenario.Actors)
        {
            if (actor.Objectives.IsEmpty)
                checking.Warning(
                    actor,
                    DiagnosticCodes.NothingToDo,
                    $"the institution '{actor.Id}' has no goals, so it has no score"
                );
        }
    }
}
