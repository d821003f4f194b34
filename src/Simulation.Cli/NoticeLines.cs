using Simulation.Rules.Visibility;

namespace Simulation.Cli;

/// <summary>What stands below a headline: its rolls and what it changed, a line each.</summary>
internal static class NoticeLines
{
    public static IEnumerable<string> Of(Notice notice)
    {
        foreach (var roll in notice.Rolls)
        {
            var chance = roll.Chance is null ? "" : $" {roll.Chance} %, rolled {roll.Rolled}:";
            yield return $"{roll.Title}:{chance} {(roll.Success ? "yes" : "no")}";
        }

        foreach (var change in notice.Changes)
        {
            yield return change.Status is { } status
                ? $"{change.Label}: {status}"
                : $"{change.Label} {change.By:+0;-0;0} → {change.To}";
        }
    }
}
