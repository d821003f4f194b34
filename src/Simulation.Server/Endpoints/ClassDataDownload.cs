using System.IO.Compression;
using System.Text;
using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Lab.Exports;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// The data of all tables of a class in one archive: the tables of a session's export with the rows of each table,
/// one codebook, and a table that says which tables are in it. A few tables are asked at a time, and the archive is kept
/// until it is whole, so that the answer can name the tables that are missing.
/// </summary>
internal static class ClassDataDownload
{
    /// <summary>
    /// Numbers of the tables that are not in the archive, separated by commas; left out when all are.
    /// </summary>
    public const string LeftOutHeader = "Whitecell-Left-Out";

    /// <summary>Most tables that are asked at the same moment.</summary>
    private const int AtOnce = 4;

    public static async Task<IResult> Answer(HttpContext http, string id, IClassGrain asked, string ticket)
    {
        if (PeopleOption.Read(http.Request, out var persons) is { } refusal)
            return Responses.Refuse(refusal);
        var export = await asked.Data(ticket, persons);
        if (export.Value is not { } data)
            return Responses.Refuse(export.Refusal!);
        var packed = new MemoryStream();
        var leftOut = await Write(packed, data, table => asked.Rows(ticket, table, persons), http.RequestAborted);
        if (leftOut.Count > 0)
            http.Response.Headers[LeftOutHeader] = string.Join(',', leftOut.Keys);
        packed.Position = 0;
        return Results.Stream(packed, "application/zip", $"whitecell-class-{id}.zip");
    }

    /// <param name="rowsOf">Asks a table.</param>
    /// <returns>Why tables are not in it, by their numbers.</returns>
    internal static async Task<SortedDictionary<int, Refusal>> Write(
        Stream output,
        ClassDataExport data,
        Func<int, Task<Result<SessionRows>>> rowsOf,
        CancellationToken cancellationToken
    )
    {
        var leftOut = new SortedDictionary<int, Refusal>();
        var texts = data.Headings.Tables.Select(table => new StringBuilder(table.Csv)).ToList();
        await foreach (var (table, rows) in InOrder(data, rowsOf).WithCancellation(cancellationToken))
        {
            if (rows.Value is not { } found)
            {
                leftOut[table.Number] = rows.Refusal!;
                continue;
            }

            for (var i = 0; i < texts.Count; i++)
                texts[i].Append(found.Tables[i].Csv);
        }

        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < texts.Count; i++)
            await Add(data.Headings.Tables[i].Name + ".csv", texts[i].ToString());
        await Add("tables.csv", data.Overview(leftOut));
        await Add("codebook.csv", data.Headings.Codebook);
        return leftOut;

        async Task Add(string name, string text)
        {
            using var entry = new StreamWriter(archive.CreateEntry(name).Open());
            await entry.WriteAsync(text.AsMemory(), cancellationToken);
        }
    }

    private static async IAsyncEnumerable<(ExportedTable Table, Result<SessionRows> Rows)> InOrder(
        ClassDataExport data,
        Func<int, Task<Result<SessionRows>>> rowsOf
    )
    {
        var asked = new Queue<(ExportedTable Table, Task<Result<SessionRows>> Rows)>();
        foreach (var table in data.Tables)
        {
            if (asked.Count == AtOnce)
                yield return await Next();
            asked.Enqueue((table, rowsOf(table.Number)));
        }

        while (asked.Count > 0)
            yield return await Next();

        async Task<(ExportedTable, Result<SessionRows>)> Next()
        {
            var (table, rows) = asked.Dequeue();
            return (table, await rows);
        }
    }
}
