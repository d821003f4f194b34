using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// What the tables of a class have in common in an export: headings and codebook. The rows come table by table, as
/// <see cref="DataExport.RowsOf"/> makes them, so that the whole of them is nowhere in memory.
/// </summary>
/// <param name="Headings">Of all tables of a session's export, with the codebook of this one.</param>
/// <param name="Tables">The class's, or an assistant's, in the order of their numbers.</param>
public sealed record ClassDataExport(DataExport Headings, ImmutableArray<ExportedTable> Tables)
{
    private static readonly ImmutableArray<(string Name, string Meaning, string Values)> TableColumns =
    [
        ("table", "Number of the table", "whole number from 1"),
        ("session", "Id of its session", "text"),
        ("included", "Whether its rows are in the other tables", "yes or no"),
        ("merged_into", "The table at which its people have played on", "whole number from 1; empty for none"),
        ("why_not", "Why its rows are missing", "text; empty when they are there"),
    ];

    /// <param name="persons">As <see cref="DataExport.RowsOf"/> has it.</param>
    public static ClassDataExport Of(Scenario scenario, IEnumerable<ExportedTable> tables, bool persons = true)
    {
        var headings = DataExport.Of(scenario, [], persons);
        return new ClassDataExport(
            headings with
            {
                Codebook = headings.Codebook + DataExport.Describe("tables", TableColumns),
            },
            [.. tables]
        );
    }

    /// <summary>The table of the tables: which are in the export, and why others are not.</summary>
    /// <param name="leftOut">By number of the table.</param>
    public string Overview(IReadOnlyDictionary<int, Refusal> leftOut) =>
        Csv.Write([
            TableColumns.Select(column => column.Name),
            .. Tables.Select(table =>
                (IEnumerable<string>)
                    [
                        FinishedSession.Number(table.Number),
                        table.Session,
                        leftOut.ContainsKey(table.Number) ? "no" : "yes",
                        table.MergedInto is { } into ? FinishedSession.Number(into) : "",
                        leftOut.GetValueOrDefault(table.Number)?.Message ?? "",
                    ]
            ),
        ]);
}

/// <summary>A table of a class that is exported.</summary>
/// <param name="Session">Id.</param>
/// <param name="MergedInto">As <see cref="ClassTable.MergedInto"/> has it.</param>
public sealed record ExportedTable(int Number, string Session, int? MergedInto);
