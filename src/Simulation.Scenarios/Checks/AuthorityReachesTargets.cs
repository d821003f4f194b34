using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>The authority that a move rests on reaches somebody that the move can be aimed at.</summary>
internal static class AuthorityReachesTargets
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var move in scenario.Moves)
        {
            if (
                move is not { Answers: null, Targets: { } targets }
                || scenario.Authority(move.Authority) is not { } authority
            )
                continue;
            var aims = targets.Actors.IsEmpty
                ? Scope
                    .AssetsOf(scenario, move)
                    .SelectMany(asset => scenario.Actors.Where(actor => actor.Id == asset.Owner))
                : scenario.Actors.Where(actor => actor.IsNamedBy(targets.Actors));
            if (aims.Any() && !aims.Any(authority.DoesReach))
            {
                checking.Error(
                    move,
                    nameof(move.Authority),
                    DiagnosticCodes.OutOfReach,
                    $"the authority '{authority.Id}' reaches nobody that the move '{move.Id}' can be aimed at"
                );
            }
        }
    }
}
