using Simulation.Rules.Agreements;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Promises to play a move to which nobody can be held: those with more time than the whole game has, and those of a
/// move that may be used up for the round, which end before the next round begins.
/// </summary>
internal static class Promises
{
    public static void Run(Checking checking)
    {
        foreach (var (term, _) in checking.All<PlaysTerm>())
        {
            if (!OutlastsGame(checking, term))
                MissesNextRound(checking, term);
        }
    }

    // Even when it is signed in the first minute.
    private static bool OutlastsGame(Checking checking, PlaysTerm term)
    {
        var lasts = checking.Scenario.Calendar[^1].Ends / 60;
        if (term.Within <= lasts)
            return false;
        checking.Warning(
            term,
            DiagnosticCodes.PromiseOutlastsGame,
            $"nobody can break this promise: its {term.Within} minutes end after the whole game, which has {lasts}; expected fewer"
        );
        return true;
    }

    // Even when it is signed in the last minute of a round in which the move was played already.
    private static void MissesNextRound(Checking checking, PlaysTerm term)
    {
        var calendar = checking.Scenario.Calendar;
        if (
            calendar.Length < 2
            || checking.Scenario.Move(term.Plays)?.PerRound is not { } perRound
            || !Enumerable
                .Range(0, calendar.Length - 1)
                .All(i => calendar[i].Ends + (term.Within * 60L) < calendar[i + 1].Starts)
        )
            return;
        checking.Warning(
            term,
            DiagnosticCodes.PromiseOfSpentMove,
            $"whoever has played '{term.Plays}' {(perRound == 1 ? "once" : $"{perRound} times")} in the round in which this is signed cannot keep the promise: its {term.Within} minutes end before the next round begins; expected within: to reach into that, or a 'when' of the agreement that the move was not played"
        );
    }
}
