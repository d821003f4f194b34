using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>Conditions that contradict the scenario or each other.</summary>
internal static class NeverHolds
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var (condition, _) in checking.All<RoundAtLeastCondition>())
        {
            if (condition.RoundAtLeast > scenario.Rounds.Length)
            {
                checking.Warning(
                    condition,
                    DiagnosticCodes.NeverHolds,
                    $"there is no round {condition.RoundAtLeast}, so this never holds; the scenario has {scenario.Rounds.Length}"
                );
            }
        }

        foreach (var (record, _) in checking.Records)
        {
            foreach (var (_, value) in ScenarioWalk.Members(record))
            {
                if (record is not AnyCondition && value is ImmutableArray<Condition> { IsDefaultOrEmpty: false } all)
                    Together(checking, all);
            }
        }
    }

    /// <summary>
    /// Two bounds on one indicator that leave nothing between them, a flag wanted both set and not set.
    /// </summary>
    private static void Together(Checking checking, ImmutableArray<Condition> all)
    {
        foreach (var indicator in all.OfType<IndicatorCondition>().GroupBy(test => test.Indicator))
        {
            var (least, most) = (indicator.Max(test => test.AtLeast), indicator.Min(test => test.AtMost));
            if (least > most && indicator.Count() > 1)
            {
                checking.Warning(
                    indicator.Last(),
                    DiagnosticCodes.Contradiction,
                    $"'{indicator.Key}' cannot be at least {least} and at most {most} at once, so these never hold together"
                );
            }
        }

        foreach (var test in all.OfType<FlagCondition>())
        {
            if (all.OfType<NotCondition>().Any(not => not.Not is FlagCondition other && other.Flag == test.Flag))
            {
                checking.Warning(
                    test,
                    DiagnosticCodes.Contradiction,
                    $"the flag '{test.Flag}' cannot be set and not set at once, so these never hold together"
                );
            }
        }
    }
}
