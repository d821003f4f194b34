using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Rules.Moves;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Moves that nobody can ever play: nobody is named, the price is out of reach, or there is nothing to aim at.
/// </summary>
internal static class Unplayable
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        var gained = checking
            .All<ChangeEffect>()
            .Where(found => found.Record.By > 0 || found.Record.Reckoned is not null)
            .Select(found => found.Record.Resource)
            .Concat(checking.All<TransferEffect>().Select(found => found.Record.Resource))
            .Concat(checking.All<GivesTerm>().Select(found => found.Record.Gives))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var move in scenario.Moves)
        {
            var players = scenario.Actors.Where(actor => actor.IsNamedBy(move.By)).ToList();
            foreach (var (resource, amount) in move.Cost)
            {
                if (
                    gained.Contains(resource)
                    || players.Exists(player => (player.Resources?.GetValueOrDefault(resource) ?? 0) >= amount)
                )
                    continue;
                checking.Diagnostics.Warning(
                    checking.Sources.AtKey(move, nameof(move.Cost), resource),
                    DiagnosticCodes.MoveTooDear,
                    $"the move '{move.Id}' costs {amount} of '{resource}', which none of its players ever has; expected a lower cost, or more at the start"
                );
            }

            if (
                move is { Answers: null, Targets: { } targets }
                && players.TrueForAll(player => !HasTarget(scenario, player, targets))
            )
            {
                checking.Warning(
                    move,
                    DiagnosticCodes.NothingToAimAt,
                    $"there is nobody and nothing that the move '{move.Id}' can be aimed at; expected targets other than its own player"
                );
            }
        }

        foreach (var agreement in scenario.Agreements)
        {
            if (agreement is { Terms.IsEmpty: true, OnSigning.IsEmpty: true })
            {
                checking.Warning(
                    agreement,
                    DiagnosticCodes.AgreementEmpty,
                    $"the agreement '{agreement.Id}' promises nothing and does nothing; expected terms or on-signing"
                );
            }
        }
    }

    private static bool HasTarget(Scenario scenario, ActorDefinition player, TargetDefinition targets)
    {
        var aimed = scenario
            .Actors.Where(actor => actor != player && actor.IsNamedBy(targets.Actors))
            .Select(actor => actor.Id)
            .ToHashSet(StringComparer.Ordinal);
        if (targets.Assets.IsEmpty)
            return aimed.Count > 0;
        var assets = scenario.Assets.Where(asset =>
            targets.Assets.Contains(asset.Id) || targets.Assets.Contains(asset.Kind)
        );
        return targets.Actors.IsEmpty ? assets.Any() : assets.Any(asset => aimed.Contains(asset.Owner));
    }
}
