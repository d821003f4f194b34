using System.Globalization;
using System.Reflection;
using System.Text;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Reference;

/// <summary>The page that lists every code that checks and lints report.</summary>
public static class DiagnosticsPage
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string FilePath = "docs/scenario-diagnostics.md";

    private static readonly (string Prefix, string Title, string Text)[] Groups =
    [
        ("WC00", "The pack and its files", "Errors."),
        ("WC01", "The text of a YAML file", "Errors."),
        ("WC02", "The form of what it says", "Errors."),
        ("WC03", "Its sense", "Errors, and warnings where it can be played but was probably not meant."),
        (
            "WC04",
            "Casts, history and data plan",
            "Errors, and warnings where it can be played but was probably not meant."
        ),
        (
            "WC05",
            "Lints",
            "Warnings, told by `whitecell lint` only. WC052x and WC053x come from played games: likely, not proven."
        ),
    ];

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # What checks and lints say

            Every code that `whitecell lint` reports, made from the code by `whitecell reference`; do not edit. A line reads
            `scenarios/first-call/scenario.yaml:12:7: error WC0301: unknown indicator 'heet'; did you mean 'heat'?`: file, line and
            column, what is wrong, what was expected or is near. A scenario with an error cannot be opened. Codes never change
            their meaning.

            """.ReplaceLineEndings("\n")
        );
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field =>
                (
                    Code: (string)field.GetRawConstantValue()!,
                    Meaning: ScenarioLanguage.SummaryOf(typeof(DiagnosticCodes), field.Name)
                )
            )
            .OrderBy(found => found.Code, StringComparer.Ordinal)
            .ToList();
        foreach (var (prefix, title, text) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text}\n\n| code | meaning |\n| --- | --- |\n");
            foreach (
                var (code, meaning) in codes.Where(found => found.Code.StartsWith(prefix, StringComparison.Ordinal))
            )
                page.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        }

        return page.ToString();
    }
}
