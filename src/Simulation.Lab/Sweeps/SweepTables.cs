using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Exports;
using Simulation.Lab.Studies;
using Simulation.Rules.Language;

namespace Simulation.Lab.Sweeps;

/// <summary>The games of a sweep as tables (CSV), with a codebook.</summary>
public static class SweepTables
{
    private const string Games = "games";
    private const string Outcomes = "outcomes";
    private const string SensitivityName = "sensitivity";
    private const string Codebook = "codebook";

    private sealed record Table(
        string Name,
        ImmutableArray<(string Name, string Meaning, string Values)> Columns,
        Func<Sweep, int, IEnumerable<string[]>> Rows
    );

    private static readonly ImmutableArray<Table> _tables =
    [
        new(
            "scores",
            [
                ("role", "The institution", "id of a role"),
                ("goal", "Its goal", "id of a goal"),
                ("weight", "Share of the goal in the role's score", "parts, whole number from 1"),
                ("value", "How far the goal was met at the end", "0 to 100"),
                ("score", "The role's score; the same in all its rows of a game", "0 to 100"),
            ],
            (sweep, game) =>
                from actor in Enumerable.Range(0, sweep.Scenario.Actors.Length)
                let role = sweep.Scenario.Actors[actor]
                from goal in Enumerable.Range(0, role.Objectives.Length)
                select (string[])
                    [
                        role.Id,
                        role.Objectives[goal].Id,
                        FinishedSession.Number(role.Objectives[goal].Weight),
                        FinishedSession.Number(sweep.Games[game].Goals[actor][goal]),
                        FinishedSession.Number(sweep.Games[game].Scores[actor]),
                    ]
        ),
        new(
            "plays",
            [
                ("role", "The institution", "id of a role"),
                ("move", "A move or an answer that it played", "id of a move"),
                ("plays", "How often", "whole number from 1"),
                ("first", "Whether it was the first that the role chose", "yes or no"),
            ],
            (sweep, game) =>
                from play in sweep.Games[game].Plays
                orderby sweep.Scenario.Actor(play.Key.Role), play.Key.Move
                select (string[])
                    [
                        play.Key.Role,
                        play.Key.Move,
                        FinishedSession.Number(play.Value),
                        sweep.Games[game].FirstMoves[sweep.Scenario.Actor(play.Key.Role)] == play.Key.Move
                            ? "yes"
                            : "no",
                    ]
        ),
        new(
            "directives",
            [
                ("demand", "What was demanded", "id of a demand"),
                (
                    "status",
                    "How it stood at the end",
                    "issued, complied, complied-in-part, contested, defied, withdrawn or lapsed"
                ),
            ],
            (sweep, game) =>
                sweep.Games[game].Directives.Select(made => (string[])[made.Demand, EnumKeyword.Of(made.Status)])
        ),
        new(
            "agreements",
            [
                ("agreement", "A prepared agreement that was proposed", "id of an agreement"),
                (
                    "status",
                    "How it stood at the end",
                    "proposed, countered, active, declined, withdrawn, expired, fulfilled or breached"
                ),
            ],
            (sweep, game) =>
                sweep.Games[game].Agreements.Select(made => (string[])[made.Agreement, EnumKeyword.Of(made.Status)])
        ),
    ];

    private static readonly (string Name, string Meaning, string Values) _game = (
        "game",
        "Number of the game",
        "whole number from 0"
    );

    private static readonly ImmutableArray<(string Name, string Meaning, string Values)> _outcomes =
    [
        ("outcome", "What came of the games", "ending, score or indicator, with its id after a dot"),
        ("mean", "Its mean over all games; of an ending the share of games", "points, or per cent of games: 0 to 100"),
        ("low", "Lower end of the mean's 95 % interval", "as the mean; empty with a single game"),
        ("high", "Upper end of it", "as the mean; empty with a single game"),
        ("p10", "What a tenth of the games stays below", "points; empty for an ending"),
        ("p50", "The median", "points; empty for an ending"),
        ("p90", "What nine tenths of the games stay below", "points; empty for an ending"),
    ];

    private static readonly ImmutableArray<(string Name, string Meaning, string Values)> _sensitivity =
    [
        ("value", "The varied value", "path of a value of the scenario"),
        (
            "level",
            "The word whose games are set beside all others, where the values are words",
            "word; empty for numbers"
        ),
        ("outcome", "What came of the games", "ending, score or indicator, with its id after a dot"),
        (
            "correlation",
            "How strongly the outcome rises with the value: Spearman's rank correlation",
            "-1 to 1; empty when one of both is the same in all games"
        ),
        ("low", "Lower end of its 95 % interval", "-1 to 1; empty as the correlation, and below four games"),
        ("high", "Upper end of it", "-1 to 1; empty as the correlation, and below four games"),
        ("games", "Games that it is reckoned from", "whole number from 1"),
    ];

    /// <summary>
    /// All tables: a row for each game, then those with several for each, then what was reckoned from all games, and
    /// the codebook of them all.
    /// </summary>
    public static ImmutableArray<DataTable> Write(Sweep sweep)
    {
        var games = GameColumns.Of(sweep);
        return
        [
            new DataTable(
                Games,
                Csv.Write([
                    games.Select(column => column.Name),
                    .. Enumerable
                        .Range(0, sweep.Games.Length)
                        .Select(game => games.Select(column => column.Text(game))),
                ])
            ),
            .. _tables.Select(table => new DataTable(
                table.Name,
                Csv.Write([
                    ColumnsOf(table).Select(column => column.Name),
                    .. from game in Enumerable.Range(0, sweep.Games.Length)
                    from row in table.Rows(sweep, game)
                    select row.Prepend(FinishedSession.Number(game)),
                ])
            )),
            new DataTable(Outcomes, Csv.Write([_outcomes.Select(column => column.Name), .. OutcomeRows(sweep)])),
            new DataTable(
                SensitivityName,
                Csv.Write([_sensitivity.Select(column => column.Name), .. SensitivityRows(sweep)])
            ),
            new DataTable(
                Codebook,
                Csv.Write([
                    ["table", "column", "meaning", "values"],
                ])
                    + DataExport.Describe(Games, games.Select(column => (column.Name, column.Meaning, column.Values)))
                    + string.Concat(_tables.Select(table => DataExport.Describe(table.Name, ColumnsOf(table))))
                    + DataExport.Describe(Outcomes, _outcomes)
                    + DataExport.Describe(SensitivityName, _sensitivity)
            ),
        ];
    }

    private static IEnumerable<string[]> OutcomeRows(Sweep sweep)
    {
        foreach (var outcome in SweepOutcome.AllOf(sweep))
        {
            var mean = outcome.MeanOf(sweep.Games);
            var values = sweep.Games.Select(outcome.Of).ToList();
            yield return
            [
                outcome.Name,
                Figure(mean.Value),
                Figure(mean.Low),
                Figure(mean.High),
                .. new[] { 0.1, 0.5, 0.9 }.Select(part =>
                    outcome.Kind == OutcomeKind.Ending ? "" : Figure(Statistics.Quantile(values, part))
                ),
            ];
        }
    }

    private static IEnumerable<string[]> SensitivityRows(Sweep sweep) =>
        Sensitivity
            .Of(sweep)
            .Select(found =>
                (string[])
                    [
                        found.Input.Varied.Value.Path,
                        found.Input.Level ?? "",
                        found.Outcome.Name,
                        Figure(found.Rank?.Value),
                        Figure(found.Rank?.Low),
                        Figure(found.Rank?.High),
                        FinishedSession.Number(sweep.Games.Length),
                    ]
            );

    private static string Figure(double? figure) =>
        figure is { } some ? (Math.Round(some, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture) : "";

    private static IEnumerable<(string Name, string Meaning, string Values)> ColumnsOf(Table table) =>
        table.Columns.Prepend(_game);
}
