using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Simulation.Lab.Studies;

namespace Simulation.Lab.Sweeps.Pages;

/// <summary>
/// Writes a sweep as one HTML file that opens offline: no script, nothing from elsewhere, and a table beside every
/// chart. The same games make the same page.
/// </summary>
public static class SweepPage
{
    /// <summary>Outcomes in the chart of one varied value: those that depend on it most.</summary>
    private const int ChartedOutcomes = 12;

    /// <param name="hash">The hash of the scenario's pack.</param>
    /// <param name="engine">Which version played the games.</param>
    public static string Write(Sweep sweep, string hash, string engine)
    {
        var correlations = Sensitivity.Of(sweep);
        List<(string Id, string Title, IEnumerable<object> Content)> sections =
        [
            ("endings", "Endings", Endings(sweep)),
            ("scores", "Scores", Spread(sweep, OutcomeKind.Score, "Score of each role, 0 to 100")),
            (
                "indicators",
                "Indicators at the end",
                Spread(sweep, OutcomeKind.Indicator, "Each indicator at the end, 0 to 100")
            ),
            ("sensitivity", "What depends on what is varied", Dependence(correlations, sweep)),
            ("curves", "How it depends", Curves(sweep, correlations)),
            ("balance", "Balance", Findings(sweep)),
            ("files", "Files", Files()),
        ];
        sections.RemoveAll(section => section.Id == "curves" && sweep.Design.Varied.IsEmpty);
        var title = Text($"{sweep.Scenario.Title}: {sweep.Games.Length:#,0} games of autopilots");
        var body = new XElement(
            "body",
            new XElement(
                "header",
                new XElement("h1", title),
                new XElement("p", Class("lead"), "What came of them, how sure that is, and what it depends on."),
                HowPlayed(sweep, hash, engine)
            ),
            new XElement(
                "nav",
                new XAttribute("aria-label", "Contents"),
                new XElement(
                    "ul",
                    sections.Select(section => new XElement(
                        "li",
                        new XElement("a", new XAttribute("href", "#" + section.Id), section.Title)
                    ))
                )
            ),
            new XElement(
                "main",
                sections.Select(section => new XElement(
                    "section",
                    new XAttribute("id", section.Id),
                    new XElement("h2", section.Title),
                    section.Content
                ))
            )
        );
        var head = new XElement(
            "head",
            new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement(
                "meta",
                new XAttribute("name", "viewport"),
                new XAttribute("content", "width=device-width, initial-scale=1")
            ),
            new XElement(
                "meta",
                new XAttribute("http-equiv", "Content-Security-Policy"),
                new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")
            ),
            new XElement("title", title),
            new XElement("style", PageStyle.Sheet)
        );
        var page = new XElement("html", new XAttribute("lang", "en"), head, body);
        return "<!doctype html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static XElement HowPlayed(Sweep sweep, string hash, string engine)
    {
        var facts = new List<(string Name, object Content)>
        {
            ("Scenario", Text($"{sweep.Scenario.Id}, pack {hash[..Math.Min(12, hash.Length)]}")),
            ("Seeds", Text($"{sweep.Seed}/0 to {sweep.SeedOf(sweep.Games.Length - 1)}")),
            ("Autopilots", new Variation(sweep.Lineup).ToString()),
            ("Version", engine),
        };
        if (sweep.Scenario.Cast is { } cast)
            facts.Insert(1, ("Names", cast));
        foreach (var set in sweep.Design.Set)
            facts.Add(("Set", Code($"{set} (in the scenario: {set.Value.Written ?? "left out"})")));
        foreach (var varied in sweep.Design.Varied)
            facts.Add(("Varied", Code($"{varied} (in the scenario: {varied.Value.Written ?? "left out"})")));
        return new XElement(
            "dl",
            facts.Select(fact => (object[])[new XElement("dt", fact.Name), new XElement("dd", fact.Content)])
        );
    }

    private static IEnumerable<object> Endings(Sweep sweep)
    {
        var rows = OutcomesOf(sweep, OutcomeKind.Ending)
            .Select(ending => (Ending: ending, Share: ending.MeanOf(sweep.Games)))
            .ToList();
        yield return Note("Per cent of games that end so. The line over a bar is the 95 % interval.");
        var most = Math.Clamp(Math.Ceiling(rows.Max(row => row.Share.High ?? row.Share.Value) / 10) * 10, 10, 100);
        yield return new RowChart("Endings, per cent of games", 0, most, most > 50 ? 20 : 10).Bars([
            .. rows.Select(row => (row.Ending.Title, row.Share)),
        ]);
        yield return Table(
            "Endings",
            ["Ending", "Games", "%", "95 % interval"],
            rows.Select(row =>
                (IReadOnlyList<object>)
                    [
                        row.Ending.Title,
                        Text($"{sweep.Ended(row.Ending.Id):#,0}"),
                        Text($"{row.Share.Value:0.0}"),
                        Interval(row.Share, "0.0"),
                    ]
            )
        );
    }

    private static IEnumerable<object> Spread(Sweep sweep, OutcomeKind kind, string label)
    {
        var rows = OutcomesOf(sweep, kind)
            .Select(outcome =>
                (
                    Outcome: outcome,
                    Mean: outcome.MeanOf(sweep.Games),
                    Values: (IReadOnlyList<double>)[.. sweep.Games.Select(outcome.Of)]
                )
            )
            .ToList();
        if (rows.Count == 0)
        {
            yield return Note("There is none.");
            yield break;
        }

        yield return Note(
            "The line goes from the tenth to the ninetieth of a hundred games, the bar over the middle half; the stroke is "
                + "the median, the ring and the figure are the mean."
        );
        yield return new RowChart(label, 0, 100, 20).Spreads([.. rows.Select(row => (row.Outcome.Title, row.Values))]);
        yield return Table(
            label,
            ["", "Mean", "95 % interval", "10 %", "Median", "90 %"],
            rows.Select(row =>
                (IReadOnlyList<object>)
                    [
                        row.Outcome.Title,
                        Text($"{row.Mean.Value:0.0}"),
                        Interval(row.Mean, "0.0"),
                        .. new[] { 0.1, 0.5, 0.9 }.Select(part => Text($"{Statistics.Quantile(row.Values, part):0}")),
                    ]
            )
        );
    }

    private static IEnumerable<object> Dependence(ImmutableArray<RankCorrelation> correlations, Sweep sweep)
    {
        if (correlations.IsEmpty)
        {
            yield return new XElement(
                "p",
                "Nothing is varied. With ",
                Code("--vary path=least..most"),
                " each game draws a value, and this section says what depends on it; ",
                Code("--paths"),
                " lists what can be varied."
            );
            yield break;
        }

        yield return Note(
            "Rank correlation (Spearman) of each varied value with each outcome, −1 to 1, with its 95 % interval. Where the "
                + "interval leaves 0 out, the figure is marked; "
                + Text(
                    $"of the {correlations.Length:#,0} figures here about {correlations.Length / 20.0:0} would be marked by "
                )
                + "chance alone."
        );
        foreach (var input in correlations.GroupBy(found => found.Input.Name))
        {
            var strongest = input
                .Where(found => found.Rank is not null)
                .OrderByDescending(found => Math.Abs(found.Rank!.Value.Value))
                .Take(ChartedOutcomes)
                .ToList();
            yield return new XElement("h3", Code(input.Key));
            if (strongest.Count > 0)
                yield return new RowChart($"What depends on {input.Key}: rank correlations", -1, 1, 0.5).Points([
                    .. strongest.Select(found => (TitleOf(found.Outcome), found.Rank!.Value)),
                ]);
            else
                yield return Note("All games have the same value, or nothing differs between them.");
        }

        var inputs = correlations.Select(found => found.Input.Name).Distinct().ToList();
        yield return Table(
            "All rank correlations, with 95 % intervals",
            ["Outcome", .. inputs],
            correlations
                .GroupBy(found => found.Outcome.Name)
                .Select(row => (IReadOnlyList<object>)[TitleOf(row.First().Outcome), .. row.Select(Cell)])
        );
    }

    private static IEnumerable<object> Curves(Sweep sweep, ImmutableArray<RankCorrelation> correlations)
    {
        var curves = ResponseCurve.AllOf(sweep, correlations);
        yield return Note(
            curves.IsEmpty
                ? "Nothing depends clearly on what is varied: no interval of a rank correlation leaves 0 out."
                : "Means of the outcomes that depend most on a value, in games with about the same value, with 95 % intervals."
        );
        foreach (var curve in curves)
        {
            yield return new XElement("h3", Code(curve.Varied.Value.Path));
            if (curve.Varied.Value.Description.Length > 0)
                yield return Note(curve.Varied.Value.Description);
            yield return CurveChart.Draw(curve, $"Means of outcomes over {curve.Varied.Value.Path}");
            yield return Table(
                $"Means over {curve.Varied.Value.Path}",
                ["Outcome", .. curve.Groups.Select(group => group.Label)],
                curve.Outcomes.Select(line =>
                    (IReadOnlyList<object>)[TitleOf(line.Outcome), .. line.Means.Select(mean => Cell(mean, "0.0"))]
                )
            );
        }
    }

    private static IEnumerable<object> Findings(Sweep sweep)
    {
        var findings = BalanceFindings.Of(sweep);
        yield return findings.IsEmpty
            ? new XElement("p", "Nothing is out of balance.")
            : new XElement("ul", findings.Select(finding => new XElement("li", finding)));
    }

    private static IEnumerable<object> Files()
    {
        yield return new XElement(
            "p",
            "Beside this page: ",
            Code("games.csv"),
            " and ",
            Code("games.parquet"),
            " with a row for each game, ",
            Code("outcomes.csv"),
            " and ",
            Code("sensitivity.csv"),
            " with the figures of this page, tables with several rows for each game, and ",
            Code("codebook.csv"),
            " that says what every column means."
        );
    }

    private static IEnumerable<SweepOutcome> OutcomesOf(Sweep sweep, OutcomeKind kind) =>
        SweepOutcome.AllOf(sweep).Where(outcome => outcome.Kind == kind);

    private static string TitleOf(SweepOutcome outcome) =>
        outcome.Kind switch
        {
            OutcomeKind.Ending => $"Ending: {outcome.Title}",
            OutcomeKind.Score => $"Score: {outcome.Title}",
            _ => outcome.Title,
        };

    private static XElement Cell(RankCorrelation found)
    {
        var cell = found.Rank is { } rank ? Cell(rank, "+0.00;−0.00;0.00") : new XElement("td", "–");
        if (found.IsClear)
            cell.Add(Class("clear"));
        return cell;
    }

    private static XElement Cell(Estimate estimate, string form) =>
        new(
            "td",
            estimate.Value.ToString(form, CultureInfo.InvariantCulture),
            new XElement("span", Class("interval"), Interval(estimate, form))
        );

    private static string Interval(Estimate estimate, string form) =>
        estimate is { Low: { } low, High: { } high }
            ? $"{low.ToString(form, CultureInfo.InvariantCulture)} to {high.ToString(form, CultureInfo.InvariantCulture)}"
            : "–";

    private static XElement Table(
        string caption,
        IReadOnlyList<string> head,
        IEnumerable<IReadOnlyList<object>> rows
    ) =>
        ChartCanvas.Scrolling(
            caption,
            new XElement(
                "table",
                new XElement("caption", caption),
                new XElement(
                    "thead",
                    new XElement(
                        "tr",
                        head.Select(
                            (name, column) =>
                                name.Length == 0 && column == 0
                                    ? new XElement("td", "")
                                    : new XElement("th", new XAttribute("scope", "col"), name)
                        )
                    )
                ),
                new XElement(
                    "tbody",
                    rows.Select(row => new XElement(
                        "tr",
                        new XElement("th", new XAttribute("scope", "row"), row[0]),
                        row.Skip(1).Select(cell => cell as XElement ?? new XElement("td", cell))
                    ))
                )
            )
        );

    private static XElement Note(string words) => new("p", Class("note"), words);

    private static XElement Code(string words) => new("code", words);

    private static XAttribute Class(string name) => new("class", name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
