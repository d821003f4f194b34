using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>Servers of two contract versions never use one database at the same time.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class ContractVersionTests(PostgresServer server)
{
    [PostgresFact]
    public async Task A_server_of_another_version_refuses_while_one_goes_on_living()
    {
        var connection = await server.NewSchema();
        await using (await SqlJournal.OpenPostgres(connection, contract: 1)) { }

        await using var database = NpgsqlDataSource.Create(connection);
        await AddSilo(database, "whitecell-1", secondsAgo: 1);
        var opening = SqlJournal.OpenPostgres(connection, contract: 2);
        while (!opening.IsCompleted)
            await Execute(database, "update orleans_silo set alive = clock_timestamp()");
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => opening);
        Assert.Contains("Stop all of them", refused.Message, StringComparison.Ordinal);
        await using var same = await SqlJournal.OpenPostgres(connection, contract: 1);
    }

    [PostgresFact]
    public async Task Once_none_lives_the_newer_one_takes_over_and_the_older_can_neither_write_nor_start()
    {
        var connection = await server.NewSchema();
        await using var older = await SqlJournal.OpenPostgres(connection, contract: 1);
        Assert.IsType<AppendResult.Appended>(await older.Append("session/a", 0, [Entry(1, "command-1")]));
        await using var database = NpgsqlDataSource.Create(connection);
        await AddSilo(database, "whitecell-1", secondsAgo: 16);

        await using var newer = await SqlJournal.OpenPostgres(connection, contract: 2);
        Assert.IsType<AppendResult.Appended>(await newer.Append("session/a", 1, [Entry(2, "command-2")]));
        await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            older.Append("session/a", 2, [Entry(3, "command-3")])
        );
        Assert.Equal(2, await older.Version("session/a"));
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            SqlJournal.OpenPostgres(connection, contract: 1)
        );
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_silo_registers_only_in_the_cluster_of_the_version_that_has_the_database()
    {
        var connection = await server.NewSchema();
        await using (await SqlJournal.OpenPostgres(connection, contract: 2)) { }

        await using var database = NpgsqlDataSource.Create(connection);
        Assert.False(await Register(database, "whitecell-1"));
        Assert.True(await Register(database, "whitecell-2"));
    }

    private static async Task<bool> Register(NpgsqlDataSource database, string cluster)
    {
        await Execute(database, $"insert into orleans_cluster values ('{cluster}', 0)");
        await using var find = database.CreateCommand(
            "select QueryText from OrleansQuery where QueryKey = 'InsertMembershipKey'"
        );
        await using var insert = database.CreateCommand((string)(await find.ExecuteScalarAsync())!);
        (string Name, object Value)[] parameters =
        [
            ("DeploymentId", cluster),
            ("Version", 0),
            ("Address", "127.0.0.1"),
            ("Port", 1),
            ("Generation", 1),
            ("SiloName", "a"),
            ("HostName", "a"),
            ("Status", 1),
            ("ProxyPort", 0),
            ("StartTime", DateTime.UtcNow),
            ("IAmAliveTime", DateTime.UtcNow),
        ];
        foreach (var (name, value) in parameters)
            insert.Parameters.AddWithValue(name, value);
        return (bool)(await insert.ExecuteScalarAsync())!;
    }

    private static async Task AddSilo(NpgsqlDataSource database, string cluster, int secondsAgo)
    {
        await Execute(database, $"insert into orleans_cluster values ('{cluster}', 0)");
        await Execute(
            database,
            "insert into orleans_silo"
                + " (cluster, address, port, generation, name, host, status, gateway_port, started, alive)"
                + $" values ('{cluster}', '127.0.0.1', 1, 1, 'a', 'a', 3, 0, now(),"
                + $" now() - interval '{secondsAgo} seconds')"
        );
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
