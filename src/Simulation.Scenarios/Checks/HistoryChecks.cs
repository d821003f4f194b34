using System.Collections.Immutable;
using Simulation.Rules.History;
using Simulation.Rules.Moves;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// What is on record could be played: by that institution, at that target, within its round, one after the other.
/// </summary>
internal static class HistoryChecks
{
    public static void Run(Checking checking)
    {
        if (checking.Scenario.History is not { } history)
            return;
        var last = (Round: 0, Minute: 0);
        foreach (var record in history.Moves)
        {
            if (record.Move is null == record.Agreement is null)
            {
                checking.Error(
                    record,
                    DiagnosticCodes.HistoryOneOf,
                    $"expected one of move, agreement, found {(record.Move is null ? "none" : "both")}"
                );
            }

            last = CheckTime(checking, record, last);
            var role = checking.Scenario.Actor(record.Role);
            if (role < 0)
                continue;
            if (checking.Scenario.Move(record.Move) is { } move)
                CheckMove(checking, record, checking.Scenario.Actors[role].IsNamedBy(move.By), move);
            if (
                checking.Scenario.Agreement(record.Agreement) is { } agreement
                && !agreement.Between.Contains(record.Role)
            )
            {
                checking.Error(
                    record,
                    nameof(record.Agreement),
                    DiagnosticCodes.HistoryNotPlayable,
                    $"'{record.Role}' is no party of the agreement '{agreement.Id}'{NearestName.Hint(record.Role, agreement.Between)}"
                );
            }
        }
    }

    private static (int Round, int Minute) CheckTime(
        Checking checking,
        HistoricalMove record,
        (int Round, int Minute) last
    )
    {
        var rounds = checking.Scenario.Rounds;
        for (var i = 0; i < rounds.Length; i++)
        {
            if (rounds[i].Id != record.Round)
                continue;
            if (record.Minute > rounds[i].Minutes)
            {
                checking.Error(
                    record,
                    nameof(record.Minute),
                    DiagnosticCodes.HistoryTime,
                    $"minute {record.Minute} is after the end of the round '{record.Round}', which lasts {rounds[i].Minutes} minutes"
                );
            }

            if ((i, record.Minute).CompareTo(last) < 0)
            {
                checking.Error(
                    record,
                    nameof(record.Minute),
                    DiagnosticCodes.HistoryTime,
                    $"this was before the record above it, in the round '{rounds[last.Round].Id}' at minute {last.Minute}; expected them in the order of time"
                );
            }

            return (i, record.Minute);
        }

        return last;
    }

    private static void CheckMove(Checking checking, HistoricalMove record, bool isPlayer, MoveDefinition move)
    {
        if (!isPlayer)
        {
            checking.Error(
                record,
                nameof(record.Role),
                DiagnosticCodes.HistoryNotPlayable,
                $"'{record.Role}' cannot play the move '{move.Id}'; expected one of {string.Join(", ", move.By)}"
            );
        }

        CheckAim(
            checking,
            record,
            nameof(record.Target),
            record.Target,
            "institution",
            [
                .. checking
                    .Scenario.Actors.Where(actor => move.Targets is { } targets && actor.IsNamedBy(targets.Actors))
                    .Select(actor => actor.Id),
            ]
        );
        CheckAim(
            checking,
            record,
            nameof(record.Asset),
            record.Asset,
            "asset",
            [.. Scope.AssetsOf(checking.Scenario, move).Select(asset => asset.Id)]
        );
        foreach (var (id, value) in record.Parameters ?? ImmutableSortedDictionary<string, int>.Empty)
        {
            var parameter = move.Parameters.FirstOrDefault(known => known.Id == id);
            var at = checking.Sources.AtKey(record, nameof(record.Parameters), id);
            if (parameter is null)
            {
                checking.Diagnostics.Error(
                    at,
                    DiagnosticCodes.UnknownName,
                    $"the move '{move.Id}' has no number '{id}'{NearestName.Hint(id, move.Parameters.Select(known => known.Id))}"
                );
            }
            else if (value < parameter.From || value > parameter.To)
            {
                checking.Diagnostics.Error(
                    at,
                    DiagnosticCodes.OutOfRange,
                    $"{value} is out of range; expected a whole number from {parameter.From} to {parameter.To}"
                );
            }
        }
    }

    /// <summary>What is left out is whatever the move can be aimed at first.</summary>
    private static void CheckAim(
        Checking checking,
        HistoricalMove record,
        string parameter,
        string? named,
        string what,
        ImmutableArray<string> possible
    )
    {
        if (named is null || possible.Contains(named))
            return;
        checking.Error(
            record,
            parameter,
            DiagnosticCodes.HistoryNotPlayable,
            possible.IsEmpty
                ? $"the move '{record.Move}' is aimed at no {what}; delete '{named}'"
                : $"the move '{record.Move}' cannot be aimed at '{named}'{NearestName.Hint(named, possible)}"
        );
    }
}
