using System.Globalization;
using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>Brings the tables of a database up to date: the numbered .sql files beside this one, each once.</summary>
internal static class Migrations
{
    // Any number that nothing else in the database uses: "wcjl" in ASCII.
    private const long LockKey = 0x77636A6C;

    public static async Task Run(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Hosts that start together take turns.
        await Execute($"select pg_advisory_xact_lock({LockKey})");
        await Execute("create table if not exists journal_migration (number int primary key)");
        var done = (int)(await Scalar("select coalesce(max(number), 0) from journal_migration"))!;
        var known = Files().ToList();
        if (done > known.Count)
        {
            throw new JournalUnavailableException(
                $"The journal's tables are at version {done}; this program knows them up to {known.Count}.");
        }

        if (await Scalar("show server_encoding") is not "UTF8")
        {
            throw new JournalUnavailableException("The journal needs a database whose encoding is UTF8.");
        }

        foreach (var (number, sql) in known.Where(file => file.Number > done))
        {
            await Execute(sql);
            await Execute($"insert into journal_migration values ({number.ToString(CultureInfo.InvariantCulture)})");
        }

        await transaction.CommitAsync(cancellationToken);

        async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        async Task<object?> Scalar(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static IEnumerable<(int Number, string Sql)> Files()
    {
        var assembly = typeof(Migrations).Assembly;
        const string Folder = "Simulation.Journal.Postgres.Migrations.";
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
