using System.Globalization;
using System.Text;

namespace Simulation.Lab.Studies;

/// <summary>Writes a study as a page of Markdown.</summary>
public static class StudyReport
{
    public static string Write(Study study)
    {
        var page = new StringBuilder();
        Say(page, $"# {study.Title}: a study of {study.AllGames} autopilot games");
        Say(page, $"\n{study.Games} games of each arm, seeds `{study.Seed}/0` to `{study.Seed}/{study.Games - 1}`.\n");
        Say(page, $"What stands in brackets is a 95 % interval.\n");
        Summary(page, study);
        foreach (var measure in study.Measures)
            Write(page, measure);
        return page.ToString();
    }

    private static void Summary(StringBuilder page, Study study)
    {
        Say(page, $"| measure | met | missed |\n| --- | ---: | ---: |");
        foreach (var measure in study.Measures)
        {
            var (met, missed) = (Count(measure, Verdict.Met), Count(measure, Verdict.Missed));
            Say(page, $"| {measure.Title} (`{measure.Id}`) | {met} | {missed} |");
        }
    }

    private static void Write(StringBuilder page, MeasureResult measure)
    {
        Say(page, $"\n## {measure.Title}\n\n{measure.Threshold}\n");
        if (measure.Findings.IsEmpty)
        {
            Say(page, $"The scenario's study names nothing to measure.");
            return;
        }

        var names = measure.Findings[0].Figures.Select(figure => figure.Name).ToList();
        Say(page, $"| | {string.Join(" | ", names)} | verdict | |");
        Say(page, $"| --- |{string.Concat(names.Select(_ => " ---: |"))} --- | --- |");
        foreach (var finding in measure.Findings)
        {
            var figures = string.Join(" | ", finding.Figures.Select(Text));
            Say(page, $"| {finding.Subject} | {figures} | {Text(finding.Verdict)} | {finding.Note} |");
        }
    }

    private static int Count(MeasureResult measure, Verdict verdict) =>
        measure.Findings.Count(finding => finding.Verdict == verdict);

    private static string Text(Figure figure)
    {
        return figure is { Low: { } low, High: { } high }
            ? $"{Number(figure.Value)} ({Number(low)} to {Number(high)})"
            : Number(figure.Value);

        // Without the sign of a zero: −0.0 is 0.0.
        string Number(double value)
        {
            var rounded = Math.Round(value, figure.Decimals, MidpointRounding.AwayFromZero) + 0.0;
            return rounded.ToString($"F{figure.Decimals}", CultureInfo.InvariantCulture);
        }
    }

    private static string Text(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => "met",
            Verdict.Missed => "**missed**",
            _ => "",
        };

    private static void Say(StringBuilder page, FormattableString line) =>
        page.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
