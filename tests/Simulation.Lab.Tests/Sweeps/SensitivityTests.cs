using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Simulation.Lab.Sweeps;
using Simulation.Lab.Sweeps.Pages;

namespace Simulation.Lab.Tests.Sweeps;

/// <summary>What depends on varied values: as figures, as tables and as a page.</summary>
public sealed partial class SensitivityTests
{
    private const int Games = 30;

    private static readonly Sweep _sweep = Play(
        "indicators.executive-precedent.start=5..95",
        "ai-lab.temperament=hard-line,conciliatory,cautious",
        "moves.takedown-order.secret=true,false"
    );

    [Fact]
    public void An_indicator_depends_on_where_it_starts()
    {
        var found = Sensitivity
            .Of(_sweep)
            .Single(one =>
                one.Input.Name == "indicators.executive-precedent.start"
                && one.Outcome.Name == "indicator.executive-precedent"
            );
        Assert.True(found.IsClear);
        Assert.InRange(found.Rank!.Value.Value, 0.5, 1);
    }

    [Fact]
    public void Words_are_set_beside_each_other_and_of_two_words_one_says_all()
    {
        Assert.Equal(
            [
                "indicators.executive-precedent.start",
                "actors.ai-lab.temperament=hard-line",
                "actors.ai-lab.temperament=conciliatory",
                "actors.ai-lab.temperament=cautious",
                "moves.takedown-order.secret=false",
            ],
            VariedInput.AllOf(_sweep).Select(input => input.Name)
        );
        Assert.All(VariedInput.AllOf(_sweep), input => Assert.Equal(Games, input.Numbers.Length));
    }

    [Fact]
    public void What_never_differs_has_no_correlation()
    {
        foreach (var found in Sensitivity.Of(_sweep))
        {
            var differs = _sweep.Games.Select(found.Outcome.Of).Distinct().Count() > 1;
            Assert.Equal(differs, found.Rank is not null);
        }
    }

    [Fact]
    public void Every_column_of_every_table_is_in_the_codebook()
    {
        var tables = SweepTables.Write(_sweep);
        Assert.Equal(
            ["games", "scores", "plays", "directives", "agreements", "outcomes", "sensitivity", "codebook"],
            tables.Select(table => table.Name)
        );
        var described = Rows(tables[^1].Csv).Skip(1).Select(row => $"{row[0]}/{row[1]}").ToList();
        Assert.Equal(
            tables.SkipLast(1).SelectMany(table => Rows(table.Csv)[0].Select(column => $"{table.Name}/{column}")),
            described
        );
    }

    [Fact]
    public void The_table_of_games_has_what_was_drawn_and_what_came_of_it()
    {
        var rows = Rows(SweepTables.Write(_sweep)[0].Csv);
        Assert.Equal(Games + 1, rows.Count);
        Assert.Equal(
            [
                "game",
                "seed",
                "ended_as",
                "indicators.executive-precedent.start",
                "actors.ai-lab.temperament",
                "moves.takedown-order.secret",
            ],
            rows[0].Take(6)
        );
        Assert.Contains("score.white-house", rows[0]);
        Assert.Contains("indicator.public-trust", rows[0]);
        var game = rows[8];
        Assert.Equal(["7", "sensitivity/7", _sweep.Games[7].Ending], game.Take(3));
        Assert.Equal(_sweep.Design.Varied.Select(varied => varied.Draw("sensitivity/7")), game.Skip(3).Take(3));
        Assert.Equal(
            _sweep.Games[7].Scores.Select(score => $"{score}"),
            game.Skip(6).Take(_sweep.Games[7].Scores.Length)
        );
    }

    [Fact]
    public void A_page_is_whole_in_itself_and_the_same_for_the_same_games()
    {
        var page = SweepPage.Write(_sweep, "0123456789abcdef", "1.2.3");
        Assert.Equal(page, SweepPage.Write(_sweep, "0123456789abcdef", "1.2.3"));
        var document = XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal));
        Assert.Empty(document.Descendants("script"));
        Assert.DoesNotMatch(Outside(), page);
        Assert.Equal("en", document.Root!.Attribute("lang")?.Value);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);

        // Whatever a chart shows stands in a table as well, and both are named.
        var main = document.Descendants("main").Single();
        Assert.NotEmpty(main.Descendants("svg"));
        Assert.All(main.Descendants("svg"), chart => Assert.NotNull(chart.Attribute("aria-label")));
        Assert.All(
            main.Elements("section").Where(section => section.Descendants("svg").Any()),
            section => Assert.NotEmpty(section.Descendants("caption"))
        );
        foreach (var ending in _sweep.Scenario.Endings)
            Assert.Contains(main.Descendants("th"), cell => cell.Value == ending.Title);
        foreach (var input in VariedInput.AllOf(_sweep))
            Assert.Contains(main.Descendants("th"), cell => cell.Value == input.Name);
        var links = document.Descendants("a").Select(link => link.Attribute("href")!.Value[1..]);
        Assert.Equal(main.Elements("section").Select(section => section.Attribute("id")!.Value), links);
    }

    [Fact]
    public void A_page_of_games_in_which_nothing_varies_says_how_to_vary()
    {
        var page = SweepPage.Write(Play(), "0123456789abcdef", "1.2.3");
        Assert.Contains("Nothing is varied.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("How it depends", page, StringComparison.Ordinal);
        var one = _sweep with { Games = [_sweep.Games[0]] };
        Assert.Contains(
            "<h2>Endings</h2>",
            SweepPage.Write(one, "0123456789abcdef", "1.2.3"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Groups_of_a_curve_hold_all_games_in_the_order_of_the_value()
    {
        var curve = ResponseCurve
            .AllOf(_sweep, Sensitivity.Of(_sweep))
            .Single(one => one.Varied.Value.Path == "indicators.executive-precedent.start");
        Assert.InRange(curve.Groups.Length, 4, 6);
        Assert.Equal(curve.Groups.Select(group => group.At).Order(), curve.Groups.Select(group => group.At));
        Assert.InRange(curve.Outcomes.Length, 1, 3);
        Assert.Contains(curve.Outcomes, line => line.Outcome.Name == "indicator.executive-precedent");
        Assert.All(curve.Outcomes, line => Assert.Equal(curve.Groups.Length, line.Means.Length));
    }

    private static Sweep Play(params ImmutableArray<string> vary) =>
        Sweep.Run(
            FirstCall.Scenario,
            "sensitivity",
            Games,
            workers: 2,
            TimeProvider.System,
            design: SweepDesign.Read(FirstCall.Scenario, [], vary, out _)
        );

    private static List<string[]> Rows(string csv) =>
        [
            .. csv.TrimEnd()
                .Split("\r\n")
                .Select(line => Cell().Matches(line).Select(cell => cell.Groups[1].Value).ToArray()),
        ];

    [GeneratedRegex(@"(?:^|,)(""(?:[^""]|"""")*""|[^,]*)")]
    private static partial Regex Cell();

    [GeneratedRegex(@"(src|href)=""(?!#)|url\(|@import|https?://")]
    private static partial Regex Outside();
}
