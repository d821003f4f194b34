using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Directives;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Exports;

/// <summary>Every measure says of a played game what the game's last world and its journal say.</summary>
public sealed class DataPlanTests
{
    private const string Demand = "suspend-foreign-access";

    private static readonly Scenario _scenario = FirstCall.Scenario with
    {
        DataPlan =
        [
            Ask(new IndicatorMeasure("public-trust"), "trust"),
            Ask(new ResourceMeasure("credibility", "ai-lab"), "credibility"),
            Ask(new ScoreMeasure("cloud"), "score"),
            Ask(new PlaysMeasure("takedown-order"), "orders"),
            Ask(new PlaysMeasure("takedown-order", "cloud"), "orders_of_cloud"),
            Ask(new DemandAnswerMeasure(Demand), "answer"),
            Ask(new MinutesToDemandAnswerMeasure(Demand), "minutes"),
            Ask(new EndingMeasure(), "ending"),
            Ask(new AssetStatusMeasure("lantern"), "status"),
            Ask(new AgreementStatusMeasure("vetted-users-regime"), "regime"),
            Ask(new RelationMeasure("ai-lab", "white-house"), "regard"),
            Ask(new AssetAttributeMeasure("severity", "lantern"), "severity"),
            Ask(new FormulaMeasure(new Formula(10, [new IndicatorTerm("public-trust", 0.5m)], 0, 50)), "reckoned"),
        ],
    };

    [Fact]
    public void Measures_are_read_off_the_journal_alone()
    {
        var made = 0;
        for (var i = 0; i < 30; i++)
        {
            var game = HeadlessGame.Play(_scenario, $"data/{i}");
            var values = DebriefReader
                .Of(_scenario, game.Entries)!
                .Data.ToDictionary(measured => measured.Column, measured => measured.Value);
            var end = game.End;
            var events = game.Entries.SelectMany(entry => entry.Events).ToList();
            Assert.Equal($"{end.Indicator("public-trust")}", values["trust"]);
            Assert.Equal($"{end.Resource(_scenario.Actor("ai-lab"), "credibility")}", values["credibility"]);
            Assert.Equal($"{Scores.Total(end, _scenario.Actor("cloud"))}", values["score"]);
            Assert.Equal(
                $"{events.OfType<MovePlayed>().Count(e => e.Choice.Move == "takedown-order")}",
                values["orders"]
            );
            Assert.Equal("0", values["orders_of_cloud"]);
            Assert.Equal(end.Ending, values["ending"]);
            Assert.Equal(end.Assets[0].Status, values["status"]);
            Assert.Equal(
                $"{end.Relation(_scenario.Actor("ai-lab"), _scenario.Actor("white-house"))}",
                values["regard"]
            );
            Assert.Equal($"{end.Attribute(0, "severity")}", values["severity"]);
            Assert.Equal(
                $"{Math.Min(50, decimal.Round(10 + (end.Indicator("public-trust") * 0.5m), 0, MidpointRounding.AwayFromZero)):0}",
                values["reckoned"]
            );
            if (events.OfType<DirectiveIssued>().FirstOrDefault(e => e.Directive.Demand == Demand) is not { } issued)
            {
                Assert.Equal(("", ""), (values["answer"], values["minutes"]));
                continue;
            }

            made++;
            var last = end.Directives.Last(directive => directive.Demand == Demand);
            Assert.Equal(
                last.Status switch
                {
                    DirectiveStatus.Lapsed => "lapsed",
                    DirectiveStatus.Withdrawn => "withdrawn",
                    _ => last.Answer,
                },
                values["answer"]
            );
            var settled = events.OfType<DirectiveSettled>().First(e => e.Directive == issued.Directive.Id);
            Assert.Equal(
                settled.Status is DirectiveStatus.Lapsed or DirectiveStatus.Withdrawn
                    ? ""
                    : $"{(settled.At - issued.At) / 60}",
                values["minutes"]
            );
        }

        Assert.InRange(made, 1, 30);
    }

    [Fact]
    public void A_session_is_one_row_and_each_decision_is_stamped()
    {
        var first = HeadlessGame.Play(_scenario, "row/1");
        var finished = FinishedSession.Of(_scenario, first.Entries)!;
        var export = DataExport.Of(
            _scenario,
            [finished, FinishedSession.Of(_scenario, HeadlessGame.Play(_scenario, "row/2").Entries)!]
        );

        var rows = Rows(export["sessions"]);
        Assert.Equal(
            [.. CommonColumns.All.Select(column => column.Name), .. _scenario.DataPlan.Select(asked => asked.Column)],
            rows[0]
        );
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        var cells = rows[0].Zip(rows[1]).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal(
            ("first-call", "row/1", "3", first.End.Ending),
            (cells["scenario"], cells["seed"], cells["rounds"], cells["ended_as"])
        );
        Assert.Equal(("0", "2026-01-01T00:00:00Z"), (cells["by_people"], cells["opened"]));

        var decisions = Rows(export["decisions"]);
        var played = decisions.Skip(1).Where(row => row[7] == "played").ToList();
        Assert.All(played, row => Assert.Equal("autopilot", row[6]));
        Assert.Equal(
            int.Parse(cells["by_autopilot"], System.Globalization.CultureInfo.InvariantCulture)
                + int.Parse(rows[2][12], System.Globalization.CultureInfo.InvariantCulture),
            played.Count
        );

        var described = Rows(export.Codebook).Skip(1).Select(row => (row[0], row[1])).ToList();
        Assert.Equal(
            export.Tables.SelectMany(table => Rows(table.Csv)[0].Select(column => (table.Name, column))),
            described
        );
    }

    [Fact]
    public void A_session_that_is_not_over_has_no_row()
    {
        var game = HeadlessGame.Play(_scenario, "row/1");
        Assert.Null(FinishedSession.Of(_scenario, game.Entries.Take(game.Entries.Length - 1)));
    }

    [Fact]
    public void What_people_wrote_is_quoted_and_never_a_formula()
    {
        var game = HeadlessGame.Play(_scenario, "=HYPERLINK(\"http://example.org\"),1");
        var line = DataExport.Of(_scenario, [FinishedSession.Of(_scenario, game.Entries)!])["sessions"].Split("\r\n")[
            1
        ];
        Assert.Contains(",\"'=HYPERLINK(\"\"http://example.org\"\"),1\",", line, StringComparison.Ordinal);
    }

    private static ExportColumnDefinition Ask(SessionMeasure measure, string column) =>
        new($"What about {column}?", measure, column);

    // Cells with commas are quoted; none here has a quote or a line end in it.
    private static List<string[]> Rows(string csv) =>
        [
            .. csv.TrimEnd()
                .Split("\r\n")
                .Select(line =>
                    System
                        .Text.RegularExpressions.Regex.Matches(line, "(?<=^|,)(?:\"([^\"]*)\"|([^,\"]*))(?=,|$)")
                        .Select(match => match.Groups[1].Value + match.Groups[2].Value)
                        .ToArray()
                ),
        ];
}
