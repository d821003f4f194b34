using Simulation.Rules;

namespace Simulation.Scenarios.Influences;

/// <summary>A page of Markdown with a stretch between two markers that is made from a scenario.</summary>
public static class InfluencePage
{
    /// <summary>The page of the flagship scenario in the repository.</summary>
    public const string FilePath = "docs/model.md";

    /// <summary>The scenario that the page is about.</summary>
    public const string ScenarioId = "ninety-minutes";

    /// <summary>The picture beside a page: docs/model.md has docs/model-ninety-minutes.svg.</summary>
    public static string DiagramPath(string page, Scenario scenario) => $"{page[..^".md".Length]}-{scenario.Id}.svg";

    /// <summary>The page with its stretch made anew; null when it has no markers for the scenario.</summary>
    public static string? Fill(string page, Scenario scenario, string tables)
    {
        var (begin, end) = (Begin(scenario.Id), End(scenario.Id));
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from ? null : $"{page[..(from + begin.Length)]}\n\n{tables.TrimEnd()}\n\n{page[to..]}";
    }

    private static string Begin(string scenario) =>
        $"<!-- model of {scenario}: made by whitecell model, do not edit -->";

    private static string End(string scenario) => $"<!-- end of the model of {scenario} -->";
}
