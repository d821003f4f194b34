using Simulation.Rules;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Rounds follow each other on the calendar without overlapping, and a timed inject falls into its round.
/// </summary>
internal static class CalendarOrder
{
    public static void Run(Checking checking)
    {
        DateTime? ended = null;
        foreach (var round in checking.Scenario.Rounds)
        {
            if (RoundDefinition.ReadBegins(round.Begins) is not { } begins)
            {
                checking.Error(
                    round,
                    nameof(round.Begins),
                    DiagnosticCodes.CalendarOrder,
                    $"'{round.Begins}' is no time of the calendar; expected one as 2026-06-12 13:15"
                );
                continue;
            }

            if (begins < ended)
            {
                checking.Error(
                    round,
                    nameof(round.Begins),
                    DiagnosticCodes.CalendarOrder,
                    $"the round begins before the one above it ends; expected {ended:yyyy-MM-dd HH:mm} or later"
                );
            }

            // A round at the very end of the calendar ends there.
            ended =
                begins > DateTime.MaxValue.AddMinutes(-round.Minutes)
                    ? DateTime.MaxValue
                    : begins.AddMinutes(round.Minutes);
        }

        foreach (var inject in checking.Scenario.Injects)
        {
            if (inject.Minute is not { } minute)
                continue;
            if (inject.Round is null)
            {
                checking.Error(
                    inject,
                    nameof(inject.Minute),
                    DiagnosticCodes.InjectTime,
                    "there is a minute but no round; expected round: and the id of one"
                );
            }
            else if (
                checking.Scenario.Rounds.FirstOrDefault(round => round.Id == inject.Round) is { } round
                && minute > round.Minutes
            )
            {
                checking.Error(
                    inject,
                    nameof(inject.Minute),
                    DiagnosticCodes.InjectTime,
                    $"minute {minute} is after the end of the round, which lasts {round.Minutes} minutes"
                );
            }
        }
    }
}
