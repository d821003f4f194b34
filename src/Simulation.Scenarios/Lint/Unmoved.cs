using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>Values that never change, statuses that nothing brings about, and flags that nothing asks for.</summary>
internal static class Unmoved
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        var changed = checking
            .All<ChangeEffect>()
            .Select(found => found.Record.Indicator)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var indicator in scenario.Indicators.Where(indicator =>
                indicator is { Drift: 0, Drifts: null } && !changed.Contains(indicator.Id)
            )
        )
        {
            checking.Warning(
                indicator,
                DiagnosticCodes.IndicatorUnmoved,
                $"nothing changes the indicator '{indicator.Id}', so it stays at {indicator.Start}; expected a change effect or a drift"
            );
        }

        var set = checking.All<SetEffect>().Select(found => found.Record).ToList();
        var reached = set.Select(effect => effect.Status).ToHashSet(StringComparer.Ordinal);
        foreach (var asset in scenario.Assets)
        {
            foreach (var status in asset.Statuses.Skip(1).Where(status => !reached.Contains(status.Id)))
            {
                checking.Warning(
                    status,
                    DiagnosticCodes.StatusUnreached,
                    $"nothing sets the status '{status.Id}' of the asset '{asset.Id}'; expected a set effect with status: {status.Id}"
                );
            }
        }

        var asked = checking.All<FlagCondition>().Select(found => found.Record.Flag).ToHashSet(StringComparer.Ordinal);
        foreach (
            var flag in scenario.Flags.Where(flag =>
                !asked.Contains(flag.Id) && set.Exists(effect => effect.Flag == flag.Id)
            )
        )
        {
            checking.Warning(
                flag,
                DiagnosticCodes.FlagUnread,
                $"the flag '{flag.Id}' is set and no condition tests it; expected a condition with flag: {flag.Id}"
            );
        }
    }
}
