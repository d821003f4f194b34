using System.Globalization;
using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// Minutes that do not fit the clock: the real ones that a scenario says it takes, and spans of game time that end
/// between two rounds, where nobody can act.
/// </summary>
internal static class GameTime
{
    /// <summary>Per cent by which the real minutes may differ from those for which the clock runs.</summary>
    private const int Tolerance = 20;

    /// <summary>Game minutes until an open proposal lapses when a scenario does not say.</summary>
    private const int UsualTimeToSign = 240;

    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        var runs = scenario.Rounds.Sum(round => (decimal)round.Minutes) / scenario.Pace;
        if (Math.Abs(runs - scenario.Minutes) * 100 > Math.Max(scenario.Minutes, 1) * Tolerance)
        {
            checking.Warning(
                scenario,
                DiagnosticCodes.MinutesMismatch,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the scenario says that it takes {scenario.Minutes} minutes, and the clock runs for {runs:0.#} at its pace of {scenario.Pace}; expected minutes: {Math.Max(1, Math.Round(runs)):0}"
                )
            );
        }

        foreach (var (demand, _) in checking.All<DirectiveEffect>())
            Span(checking, demand, demand.Minutes, "the deadline of this demand");
        foreach (var (term, _) in checking.All<PlaysTerm>())
            Span(checking, term, term.Within, "the time of this promise");
        foreach (var (agreement, _) in checking.All<AgreementDefinition>())
        {
            // The usual time is nobody's decision.
            if (agreement.ExpiresAfter != UsualTimeToSign)
                Span(checking, agreement, agreement.ExpiresAfter, "the time for signing this agreement");
        }
    }

    // Whenever it begins, in whichever round but the last.
    private static void Span(Checking checking, object record, int? minutes, string what)
    {
        var calendar = checking.Scenario.Calendar;
        if (minutes is not { } span || calendar.Length < 2)
            return;
        for (var i = 0; i + 1 < calendar.Length; i++)
        {
            var (least, most) = (calendar[i].Starts + (span * 60L), calendar[i].Ends + (span * 60L));
            if (least <= calendar[i].Ends || most >= calendar[i + 1].Starts)
                return;
        }

        checking.Warning(
            record,
            DiagnosticCodes.EndsBetweenRounds,
            $"{span} minutes end between two rounds, whenever they begin, and so does {what}: it comes as the next round begins, and nobody can act before; expected fewer minutes than a round has, or the jump to the next round added"
        );
    }
}
