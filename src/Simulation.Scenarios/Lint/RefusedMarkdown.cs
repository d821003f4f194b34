using System.Text.RegularExpressions;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>Texts with what the screens show as it is written: HTML, links and pictures.</summary>
internal static partial class RefusedMarkdown
{
    public static void Run(Checking checking)
    {
        foreach (var (record, _) in checking.Records)
        {
            foreach (var (field, value) in ScenarioWalk.Members(record))
            {
                if (value is not string text || Refused().Match(text) is not { Success: true } found)
                    continue;
                checking.Diagnostics.Warning(
                    checking.Sources.At(record, field.Parameter.Name!),
                    DiagnosticCodes.MarkdownRefused,
                    $"'{found.Value}' is {(found.Value[0] == '<' ? "HTML" : "a link or a picture")}, which is shown as it stands here; expected Markdown without it"
                );
            }
        }
    }

    [GeneratedRegex(@"</?[A-Za-z][^<>\n]{0,40}>|!?\[[^\]\n]{0,40}\]\([^)\n]{0,40}\)")]
    private static partial Regex Refused();
}
