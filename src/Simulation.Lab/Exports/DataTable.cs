using System.Collections.Immutable;
using Simulation.Rules.ExportColumns;

namespace Simulation.Lab.Exports;

/// <summary>A table of a data export.</summary>
/// <param name="Name">Without its ending, as <c>decisions</c>.</param>
/// <param name="Csv">Its lines, as RFC 4180 has them.</param>
public sealed record DataTable(string Name, string Csv);

/// <summary>What a table of an export has in it, and how its rows are read off a session.</summary>
/// <param name="Columns">The codebook says the meaning and the values of each.</param>
/// <param name="Rows">Cells in the order of the columns.</param>
internal sealed record DataTableDefinition(
    string Name,
    ImmutableArray<(string Name, string Meaning, string Values)> Columns,
    Func<FinishedSession, IEnumerable<IReadOnlyList<string>>> Rows
)
{
    /// <summary>The column that tells people apart, which an export can do without.</summary>
    private const string Person = "person";

    private static readonly (string, string, string) _session = ("session", "Id of the session", "text");

    private static readonly (string, string, string) _table = (
        "table",
        "Number of the table in its class",
        "whole number from 1; empty for a session of its own"
    );

    /// <summary>
    /// The rows of the form without persons, which players read, too; null where it has all. It has no row of what stays
    /// between a role and the facilitator, and none of what single people think, for the role would tell whose it is.
    /// </summary>
    private Func<FinishedSession, IEnumerable<IReadOnlyList<string>>>? RowsWithoutPersons { get; init; }

    /// <summary>A table whose rows begin with the session, and end with its number in the class and how it ended.</summary>
    /// <param name="rowsWithoutPersons">
    /// The rows of the form without persons; null when it has the same ones without the column of the person.
    /// </param>
    public static DataTableDefinition Of(
        string name,
        ImmutableArray<(string Name, string Meaning, string Values)> columns,
        Func<FinishedSession, IEnumerable<IReadOnlyList<string>>> rows,
        Func<FinishedSession, IEnumerable<IReadOnlyList<string>>>? rowsWithoutPersons = null
    ) =>
        new(name, [_session, .. columns, _table, .. CommonColumns.End], session => Framed(session, rows(session)))
        {
            RowsWithoutPersons = rowsWithoutPersons is null
                ? null
                : session => Framed(session, rowsWithoutPersons(session)),
        };

    /// <summary>The same without the column that tells people apart.</summary>
    public DataTableDefinition WithoutPersons()
    {
        var person = Columns.ToList().FindIndex(column => column.Name == Person);
        var rows = RowsWithoutPersons ?? Rows;
        return person < 0
            ? this
            : new DataTableDefinition(
                Name,
                Columns.RemoveAt(person),
                session => rows(session).Select(row => row.Where((_, i) => i != person).ToList())
            );
    }

    private static IEnumerable<IReadOnlyList<string>> Framed(
        FinishedSession session,
        IEnumerable<IReadOnlyList<string>> rows
    ) => rows.Select(row => (string[])[session.Id, .. row, session.Table, .. session.EndCells]);
}
