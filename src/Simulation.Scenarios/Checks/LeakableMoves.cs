using Simulation.Rules.Conditions;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Only a secret move can come out, and only one that can come out has effects of that or is tested for it.
/// </summary>
internal static class LeakableMoves
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var move in scenario.Moves)
        {
            if (move is { Leaks: not null, Secret: false })
            {
                checking.Error(
                    move,
                    nameof(move.Leaks),
                    DiagnosticCodes.LeakMismatch,
                    $"the move '{move.Id}' is public, so it cannot come out; expected secret: true"
                );
            }

            if (move is { Leaks: null, OnLeak.IsEmpty: false })
            {
                checking.Error(
                    move,
                    nameof(move.OnLeak),
                    DiagnosticCodes.LeakMismatch,
                    $"the move '{move.Id}' never comes out; expected leaks: and a chance"
                );
            }
        }

        foreach (var (condition, _) in checking.All<SecretMoveLeakedCondition>())
        {
            if (scenario.Move(condition.Leaked) is { Leaks: null } move)
                checking.Warning(
                    condition,
                    DiagnosticCodes.NeverSet,
                    $"the move '{move.Id}' never comes out, so this never holds"
                );
        }
    }
}
