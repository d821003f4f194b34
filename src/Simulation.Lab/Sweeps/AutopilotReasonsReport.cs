using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Simulation.Rules;

namespace Simulation.Lab.Sweeps;

/// <summary>The sections of a sweep's report that say why the games went as they did.</summary>
internal static class AutopilotReasonsReport
{
    /// <summary>Lines of a list that are written; the rest is counted.</summary>
    private const int MostLines = 20;

    private const int MostCauses = 3;

    public static string Write(Scenario scenario, AutopilotReasons why)
    {
        var page = new StringBuilder();
        Say(
            page,
            $"\n## Why\n\nRead off the first {why.Games} games. Points are those of the role's own score, less what a choice costs, as its autopilot reckons them; it also leans by temperament and appeal, and draws among what is close.\n"
        );
        foreach (var actor in scenario.Actors)
        {
            var options = why.Options.Where(option => option.Role == actor.Id).ToList();
            if (options.Count == 0)
                continue;
            Say(
                page,
                $"### What the options of {actor.Title} were worth\n\n| option | times | taken | mean points | gap to the one taken |\n| --- | ---: | ---: | ---: | ---: |"
            );
            foreach (var option in options)
            {
                Say(
                    page,
                    $"| `{option.Move}` | {option.Times} | {option.Chosen} | {option.Value:0.0} | {option.Gap:+0.0;−0.0;0.0} |"
                );
            }

            page.AppendLine();
        }

        Say(page, $"### What was declined\n");
        List(
            page,
            why.Declined.Select(one =>
                Text(
                    $"{one.Role} declined `{one.Agreement}` {Times(one.Times)}; it reckoned {one.Worth:+0.0;−0.0;0.0} points."
                )
            )
        );
        Say(page, $"### What lapsed, leaked and broke\n");
        List(page, why.Failures.Select(one => $"{one.What}: {Times(one.Times)}."));
        Say(
            page,
            $"### What waited for something\n\nOnly what chance would hardly bring about in {why.Games} games; what came before in nearly every game cannot be told from chance.\n"
        );
        List(
            page,
            why.Causes.Select(one =>
                Text(
                    $"{one.Role} played `{one.Move}` {Times(one.Plays)}, in all {one.Games} games with it only after {Some(one.After)}."
                )
            )
        );
        return page.ToString();
    }

    private static void List(StringBuilder page, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        foreach (var line in all.Take(MostLines))
            page.Append("- ").AppendLine(line);
        if (all.Count > MostLines)
            Say(page, $"- and {all.Count - MostLines} more");
        if (all.Count == 0)
            page.AppendLine("Nothing.");
        page.AppendLine();
    }

    private static string Some(ImmutableArray<string> all) =>
        string.Join(", ", all.Take(MostCauses))
        + (all.Length > MostCauses ? Text($" and {all.Length - MostCauses} more") : "");

    private static string Times(int times) => times == 1 ? "once" : Text($"{times} times");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Say(StringBuilder page, FormattableString line) => page.AppendLine(Text(line));
}
