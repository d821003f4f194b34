using Parquet;
using Parquet.Schema;
using Simulation.Lab.Sweeps;

namespace Simulation.Cli.Sweeps;

/// <summary>Writes the table of games as Apache Parquet, by Parquet.Net.</summary>
internal static class ParquetTable
{
    /// <param name="path">A file that is there is replaced.</param>
    public static void Write(IReadOnlyList<GameColumn> columns, string path) =>
        WriteAsync(columns, path).GetAwaiter().GetResult();

    private static async Task WriteAsync(IReadOnlyList<GameColumn> columns, string path)
    {
        var fields = columns
            .Select(column => new DataField(column.Name, column.Cells.GetType().GetElementType()!, isNullable: false))
            .ToArray();
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file);
        using var rows = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            await (
                columns[i].Cells switch
                {
                    int[] numbers => rows.WriteAsync<int>(fields[i], numbers),
                    double[] numbers => rows.WriteAsync<double>(fields[i], numbers),
                    bool[] truths => rows.WriteAsync<bool>(fields[i], truths),
                    string[] texts => rows.WriteAsync(fields[i], texts),
                    var other => throw new InvalidOperationException($"A column of {other.GetType()} is not written."),
                }
            );
        }

        rows.CompleteValidate();
    }
}
