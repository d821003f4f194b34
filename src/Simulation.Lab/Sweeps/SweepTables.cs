using System.Collections.Immutable;
using Simulation.Lab.Exports;

namespace Simulation.Lab.Sweeps;

/// <summary>The games of a sweep as tables (CSV), with a codebook.</summary>
public static class SweepTables
{
    private const string Codebook = "codebook";

    private sealed record Table(
        string Name,
        ImmutableArray<(string Name, string Meaning, string Values)> Columns,
        Func<Sweep, int, IEnumerable<string[]>> Rows
    );

    private static readonly ImmutableArray<Table> _tables =
    [
        new(
            "games",
            [
                ("seed", "The game's seed: 'whitecell play' with it plays the same game", "text"),
                ("ended_as", "How it ended", "id of an ending"),
            ],
            (sweep, game) =>
                [
                    [$"{sweep.Seed}/{FinishedSession.Number(game)}", sweep.Games[game].Ending],
                ]
        ),
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
                sweep
                    .Games[game]
                    .Directives.Select(made => (string[])[made.Demand, FinishedSession.Keyword(made.Status)])
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
                sweep
                    .Games[game]
                    .Agreements.Select(made => (string[])[made.Agreement, FinishedSession.Keyword(made.Status)])
        ),
    ];

    private static readonly (string Name, string Meaning, string Values) _game = (
        "game",
        "Number of the game",
        "whole number from 0"
    );

    public static ImmutableArray<DataTable> Write(Sweep sweep) =>
        [
            .. _tables.Select(table => new DataTable(
                table.Name,
                Csv.Write([
                    ColumnsOf(table).Select(column => column.Name),
                    .. from game in Enumerable.Range(0, sweep.Games.Length)
                    from row in table.Rows(sweep, game)
                    select row.Prepend(FinishedSession.Number(game)),
                ])
            )),
            new DataTable(
                Codebook,
                Csv.Write([
                    ["table", "column", "meaning", "values"],
                ]) + string.Concat(_tables.Select(table => DataExport.Describe(table.Name, ColumnsOf(table))))
            ),
        ];

    private static IEnumerable<(string Name, string Meaning, string Values)> ColumnsOf(Table table) =>
        table.Columns.Prepend(_game);
}
