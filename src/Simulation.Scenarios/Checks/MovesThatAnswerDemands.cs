using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>Answers belong to demands, and every demand that can be made can be answered.</summary>
internal static class MovesThatAnswerDemands
{
    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var move in scenario.Moves)
        {
            if (move.Answers is null)
            {
                if (move.Resolves is not null && !checking.Sources.IsMisread(move))
                {
                    checking.Error(
                        move,
                        nameof(move.Resolves),
                        DiagnosticCodes.AnswerMismatch,
                        $"the move '{move.Id}' resolves a directive but answers none; expected answers: and the id of a demand"
                    );
                }

                continue;
            }

            if (move.Targets is not null)
            {
                checking.Error(
                    move,
                    nameof(move.Targets),
                    DiagnosticCodes.AnswerMismatch,
                    "an answer is aimed at whoever made the demand; expected no targets"
                );
            }

            if (!move.Cost.IsEmpty)
            {
                checking.Error(
                    move,
                    nameof(move.Cost),
                    DiagnosticCodes.AnswerMismatch,
                    "answers are free; expected no cost, or a change of the resource in the outcome"
                );
            }
            else if (scenario.Authority(move.Authority) is { Cost.IsEmpty: false } authority)
            {
                checking.Error(
                    move,
                    nameof(move.Authority),
                    DiagnosticCodes.AnswerMismatch,
                    $"answers are free, and the authority '{authority.Id}' has a cost; expected another one or none"
                );
            }

            if (move.Timing == MoveTiming.Sealed)
            {
                checking.Error(
                    move,
                    nameof(move.Timing),
                    DiagnosticCodes.AnswerMismatch,
                    "an answer is given at once; expected no timing: sealed"
                );
            }

            if (move.Resolves == DirectiveStatus.Issued)
            {
                checking.Error(
                    move,
                    nameof(move.Resolves),
                    DiagnosticCodes.AnswerMismatch,
                    "a directive that is answered cannot be issued again; leave resolves out to keep it open"
                );
            }
        }

        var demanded = checking
            .All<DirectiveEffect>()
            .Select(found => found.Record.Demand)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var demand in scenario.Demands)
            CheckDemand(checking, demand, demanded.Contains(demand.Id));
    }

    private static void CheckDemand(Checking checking, DemandDefinition demand, bool isMade)
    {
        // A move with a misspelt key may be meant to answer it.
        var isAnswered = checking.Scenario.Moves.Any(move =>
            move.Answers == demand.Id || (move.Answers is null && checking.Sources.IsMisread(move))
        );
        if (isMade && !isAnswered)
        {
            checking.Warning(
                demand,
                DiagnosticCodes.DemandUnanswered,
                $"no move answers the demand '{demand.Id}'; expected a move with answers: {demand.Id}"
            );
        }
        else if (!isMade)
        {
            checking.Warning(
                demand,
                DiagnosticCodes.DemandUnanswered,
                $"nothing makes the demand '{demand.Id}'; expected a directive with demand: {demand.Id}"
            );
        }
    }
}
