using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Institutions without moves, moves that do nothing, flags that nothing sets, permits that nothing grants and intel
/// that nobody gets are probably oversights.
/// </summary>
internal static class InertDefinitions
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var actor in scenario.Actors)
        {
            if (!scenario.Moves.Any(move => actor.IsNamedBy(move.By)))
                checking.Warning(
                    actor,
                    DiagnosticCodes.NothingToDo,
                    $"no move can be played by the institution '{actor.Id}'"
                );
        }

        foreach (var move in scenario.Moves)
        {
            if (move is { Outcome.IsEmpty: true, Resolves: null, TakesWords: false })
                checking.Warning(move, DiagnosticCodes.NothingToDo, $"the move '{move.Id}' has no outcome");
        }

        var granted = checking
            .All<GrantPermitEffect>()
            .Select(found => found.Record.Permit)
            .Concat(checking.All<PermitsTerm>().Select(found => found.Record.Permits))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var permit in scenario.Permits)
        {
            if (!granted.Contains(permit.Id))
                checking.Warning(
                    permit,
                    DiagnosticCodes.NeverSet,
                    $"nothing grants the permit '{permit.Id}', so nobody ever holds it"
                );
        }

        var found = checking
            .All<GiveIntelEffect>()
            .Select(found => found.Record.Intel)
            .Concat(checking.All<PublishIntelEffect>().Select(found => found.Record.Intel))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var intel in scenario.Intel)
        {
            if (intel.HeldBy.IsEmpty && !found.Contains(intel.Id))
                checking.Warning(
                    intel,
                    DiagnosticCodes.NeverSet,
                    $"nobody has the intel '{intel.Id}' and nothing plants it, so nobody ever hears of it"
                );
        }

        var set = checking.All<SetEffect>().Select(found => found.Record.Flag).ToHashSet(StringComparer.Ordinal);
        foreach (var (condition, _) in checking.All<FlagCondition>())
        {
            if (!set.Contains(condition.Flag))
                checking.Warning(
                    condition,
                    DiagnosticCodes.NeverSet,
                    $"nothing sets the flag '{condition.Flag}', so this never holds"
                );
        }
    }
}
