using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>The last ending has no conditions, so that every session has one; all before it have some.</summary>
internal static class EndingOrder
{
    public static void Run(Checking checking)
    {
        var endings = checking.Scenario.Endings;
        for (var i = 0; i < endings.Length; i++)
        {
            var (ending, isLast) = (endings[i], i == endings.Length - 1);
            var isFree = ending.When.IsDefaultOrEmpty;
            if (isLast && !isFree)
            {
                checking.Error(
                    ending,
                    DiagnosticCodes.NoLastEnding,
                    $"the last ending '{ending.Id}' has conditions; expected one without when, for sessions that reach no other"
                );
            }
            else if (!isLast && isFree)
            {
                checking.Error(
                    ending,
                    DiagnosticCodes.EndingUnreachable,
                    $"the ending '{ending.Id}' has no conditions, so none after it can be reached; expected when, or its place at the end"
                );
            }
            else if (isFree && ending.AtOnce)
            {
                checking.Error(
                    ending,
                    nameof(ending.AtOnce),
                    DiagnosticCodes.EndingUnreachable,
                    "an ending at once without conditions ends the session as it begins; expected when, or no at-once"
                );
            }
        }
    }
}
