using Simulation.Rules.Effects;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Influences;

namespace Simulation.Scenarios.Lint;

/// <summary>Reckoned changes that come to nothing, because a formula is never less than 0 unless it says so.</summary>
internal static class ReckonedToNothing
{
    public static void Run(Checking checking)
    {
        foreach (var (change, _) in checking.All<ChangeEffect>())
        {
            if (
                change.Reckoned is not { } formula
                || FormulaRange.Of(checking.Scenario, formula) is not { Least: 0, Most: 0 }
            )
                continue;
            checking.Warning(
                formula,
                DiagnosticCodes.ReckonedToNothing,
                formula.From == 0
                    ? "this change can only be 0, because a formula is never less than its from, which is 0; add from: with the least that it may be, such as from: -100"
                    : "this change can only be 0; expected terms, or bounds that let it be something else"
            );
        }
    }
}
