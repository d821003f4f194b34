using System.Data.Common;
using System.Globalization;

namespace Simulation.Journal;

/// <summary>
/// Brings the tables of a database up to date: the numbered files of <c>Schema/&lt;dialect&gt;</c>, each once.
/// </summary>
internal static class Migrations
{
    /// <param name="transaction">In which it is done; it keeps others from doing the same.</param>
    /// <param name="dialect">The folder of the files.</param>
    /// <exception cref="JournalUnavailableException">The tables were made by a later release.</exception>
    public static async Task Run(
        DbTransaction transaction,
        string dialect,
        CancellationToken cancellationToken = default
    )
    {
        await Execute("create table if not exists journal_migration (number int primary key)");
        var known = Files(dialect).ToList();
        var done = await Done(transaction, cancellationToken);
        Check(done, known.Count);
        foreach (var (number, sql) in known.Where(file => file.Number > done))
        {
            await Execute(sql);
            await Execute($"insert into journal_migration values ({number.ToString(CultureInfo.InvariantCulture)})");
        }

        async Task Execute(string sql)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Whether the tables are those of this release, without changing them.</summary>
    /// <exception cref="JournalUnavailableException">They are not.</exception>
    public static async Task CheckUpToDate(DbTransaction transaction, string dialect)
    {
        var (done, known) = (await Done(transaction, CancellationToken.None), Files(dialect).Count());
        Check(done, known);
        if (done < known)
        {
            throw new JournalUnavailableException(
                $"The journal's tables are at version {done};"
                    + $" a server of this release brings them to {known} when it starts."
            );
        }
    }

    private static void Check(int done, int known)
    {
        if (done > known)
        {
            throw new JournalUnavailableException(
                $"The journal's tables are at version {done}; this program knows them up to {known}."
            );
        }
    }

    private static async Task<int> Done(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select coalesce(max(number), 0) from journal_migration";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(int Number, string Sql)> Files(string dialect)
    {
        var assembly = typeof(Migrations).Assembly;
        var folder = $"Simulation.Journal.Schema.{dialect}.";
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
