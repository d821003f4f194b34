using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Language;

namespace Simulation.Lab.Exports;

/// <summary>
/// Sessions of one scenario as tables for an analyst, computed from their journals alone. No names of people and
/// nothing that they wrote is in them; a person is a pseudonym, or is in no column at all.
/// </summary>
/// <param name="Tables">In the order of <see cref="Names"/>.</param>
/// <param name="Codebook">What each column of the tables means.</param>
public sealed record DataExport(Sequence<DataTable> Tables, string Codebook)
{
    private static readonly ImmutableArray<DataTableDefinition> _tables =
    [
        DecisionTable.Definition,
        ScoreTable.Definition,
        DirectiveTable.Definition,
        ChangeTable.Definition,
        AgreementTable.Definition,
        SurveyTable.Definition,
        FacilitatorTable.Definition,
    ];

    private const string Sessions = "sessions";

    /// <summary>
    /// The tables of an export: <c>sessions</c>, a row for each session, and then those with many rows for each.
    /// </summary>
    public static ImmutableArray<string> Names { get; } = [Sessions, .. _tables.Select(table => table.Name)];

    /// <summary>The table of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string this[string name] => Tables.First(table => table.Name == name).Csv;

    /// <param name="scenario">The scenario of all of them.</param>
    /// <param name="sessions">With none the tables are their headings.</param>
    /// <param name="persons">Whether the tables have a column with the pseudonym of whoever decided.</param>
    public static DataExport Of(Scenario scenario, IReadOnlyCollection<FinishedSession> sessions, bool persons = true)
    {
        var tables = Of(scenario, persons);
        return new DataExport(
            tables
                .Select(table => new DataTable(
                    table.Name,
                    Csv.Write([table.Columns.Select(column => column.Name), .. sessions.SelectMany(table.Rows)])
                ))
                .ToSequence(),
            Csv.Write([
                ["table", "column", "meaning", "values"],
            ]) + string.Concat(tables.Select(table => Describe(table.Name, table.Columns)))
        );
    }

    /// <summary>The rows of one session, to be added to the tables of <see cref="Of(Scenario, IReadOnlyCollection{FinishedSession}, bool)"/>.</summary>
    public static SessionRows RowsOf(FinishedSession session, bool persons = true) =>
        new(
            Of(session.Scenario, persons)
                .Select(table => new DataTable(table.Name, Csv.Write(table.Rows(session))))
                .ToSequence()
        );

    /// <summary>Lines of a codebook.</summary>
    internal static string Describe(string table, IEnumerable<(string Name, string Meaning, string Values)> columns) =>
        Csv.Write(columns.Select(column => (string[])[table, column.Name, column.Meaning, column.Values]));

    private static ImmutableArray<DataTableDefinition> Of(Scenario scenario, bool persons) =>
        [
            new(
                Sessions,
                [
                    .. CommonColumns.All,
                    .. scenario.DataPlan.Select(asked =>
                        (asked.Column, asked.Question, asked.Measure.Values(scenario))
                    ),
                ],
                session =>
                    [
                        [.. session.Row()],
                    ]
            ),
            .. _tables.Select(table => persons ? table : table.WithoutPersons()),
        ];
}

/// <summary>Rows of the tables of a <see cref="DataExport"/>, without headings.</summary>
/// <param name="Tables">In the same order.</param>
public sealed record SessionRows(Sequence<DataTable> Tables);
