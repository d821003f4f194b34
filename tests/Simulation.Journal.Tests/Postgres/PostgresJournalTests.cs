using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>The contract on PostgreSQL, and what belongs to several hosts and a server.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class PostgresJournalTests(PostgresServer server) : JournalContract
{
    private string _schema = "";

    protected override async Task<IJournal> Open()
    {
        if (_schema.Length == 0)
        {
            _schema = await server.NewSchema();
        }

        return await SqlJournal.OpenPostgres(_schema);
    }

    protected override Task Clean() => Execute("drop schema " + _schema[(_schema.LastIndexOf('=') + 1)..] + " cascade");

    protected override async Task<object[]> First(string query)
    {
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var connection = await database.OpenConnectionAsync();
        return await First(connection, query);
    }

    [PostgresFact]
    public async Task A_database_of_0_1_is_brought_up_to_date_with_what_it_holds()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await Journal.DisposeAsync();
        await Execute(
            """
            drop view journal_event;
            drop view journal_entry;
            drop table journal_contract;
            delete from journal_migration where number > 2;
            """
        );

        await Restart();

        Assert.Equal(new AppendResult.Appended(2), await Journal.Add("session/a", Entry(2, "b")));
        Assert.Equal(2L, await Scalar("select count(*) from journal_event"));
    }

    [PostgresFact]
    public async Task Of_two_hosts_at_one_version_one_wins()
    {
        await using var other = await SqlJournal.OpenPostgres(_schema);
        IJournal[] hosts = [Journal, other];

        for (var version = 0; version < 10; version++)
        {
            var round = version;
            var results = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(n => Task.Run(() => hosts[n % 2].Add("session/a", Entry(round + 1, $"{round}-{n}"))))
            );

            Assert.Single(results, new AppendResult.Appended(version + 1));
            Assert.Equal(19, results.Count(result => result == new AppendResult.Conflict(round + 1)));
        }

        Assert.Equal(10, (await Journal.All("session/a")).Count);
    }

    [PostgresFact]
    public async Task Hosts_that_work_on_many_streams_at_once_all_get_through()
    {
        await using var other = await SqlJournal.OpenPostgres(_schema);
        IJournal[] hosts = [Journal, other];

        await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var n = 0; n < 5; n++)
                        {
                            var stream = $"session/s{(writer + (n * 7)) % 12}";
                            var version = 0L;
                            while (
                                await hosts[writer % 2].Add(stream, Entry(version + 1, $"{writer}-{n}"))
                                    is AppendResult.Conflict conflict
                            )
                            {
                                version = conflict.Actual;
                            }
                        }
                    })
                )
        );

        var all = 0;
        foreach (var stream in await Journal.Names("session/"))
        {
            all += (await Journal.All(stream)).Count;
        }

        Assert.Equal(300, all);
    }

    [PostgresFact]
    public async Task Appends_of_many_streams_go_into_one_transaction()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select 1 from journal_stream for update", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        // The first of them waits for the row; everything else queues up behind it.
        var appends = Enumerable
            .Range(0, 100)
            .Select(n => n == 0 ? Journal.Add("session/a", Entry(2, "b")) : Journal.Add($"session/n{n}", Entry(1, "c")))
            .ToList();
        await transaction.RollbackAsync();
        await Task.WhenAll(appends);

        var transactions = await Scalar("select count(distinct xmin::text) from journal_line where command_id <> 'a'");
        Assert.InRange((long)transactions!, 1, 2);
    }

    [PostgresFact]
    public async Task Readers_that_keep_all_their_connections_keep_nobody_from_writing()
    {
        await using var journal = await SqlJournal.OpenPostgres(_schema + ";Maximum Pool Size=2;Timeout=5");
        await journal.Add("session/a", Entry(1, "a"));
        await using var one = journal.Read("session/a").GetAsyncEnumerator();
        await using var other = journal.Read("session/a").GetAsyncEnumerator();
        Assert.True(await one.MoveNextAsync());
        Assert.True(await other.MoveNextAsync());

        Assert.Equal(new AppendResult.Appended(2), await journal.Add("session/a", Entry(2, "b")));
        Assert.Equal(2, await journal.Version("session/a"));
        await journal.Delete("session/a");
        Assert.Equal(0, await journal.Version("session/a"));
    }

    [PostgresFact]
    public async Task A_changed_row_is_found_and_named()
    {
        await Journal.Add("session/a", Entry(1, "a"), Entry(2, "b"), Entry(3, "c"));
        await Execute("update journal_line set line = replace(line, '\"step\":2', '\"step\":7')");

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.All("session/a"));
        Assert.Equal(("journal_line of session/a", 3), (error.File, error.Line));
        error = await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.All("session/a", after: 1));
        Assert.Equal(3, error.Line);
        Assert.Single(await Journal.All("session/a", after: 2));
    }

    [PostgresFact]
    public async Task A_missing_row_is_found_wherever_it_was()
    {
        foreach (var version in new[] { 1, 2, 3 })
        {
            var stream = $"session/s{version}";
            await Journal.Add(stream, Entry(1, "a"), Entry(2, "b"), Entry(3, "c"));
            await Execute($"delete from journal_line where stream = '{stream}' and version = {version}");

            await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.All(stream));
        }
    }

    [PostgresFact]
    public async Task A_server_that_is_gone_is_unavailable_and_used_again_when_it_is_back()
    {
        // Connections that lie idle when the server goes.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Journal.Version($"session/s{n}")));
        await Journal.Add("session/a", Entry(1, "a"));
        await server.Stop();
        try
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.Add("session/a", Entry(2, "b")));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.All("session/a"));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.Version("session/a"));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => SqlJournal.OpenPostgres(_schema));
        }
        finally
        {
            await server.Start();
        }

        Assert.Equal(new AppendResult.Appended(2), await Journal.Add("session/a", Entry(2, "b")));
        Assert.Equal(["a", "b"], (await Journal.All("session/a")).Select(entry => entry.CommandId));
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Journal.Version("session/a")));
        Assert.All(versions, version => Assert.Equal(2, version));
    }

    [PostgresFact]
    public async Task Hosts_that_start_together_make_the_tables_once()
    {
        var schema = await server.NewSchema();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SqlJournal.OpenPostgres(schema)));

        Assert.Equal(new AppendResult.Appended(1), await hosts[0].Add("session/a", Entry(1, "a")));
        Assert.Equal(1, await hosts[4].Version("session/a"));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Tables_of_a_later_release_are_refused()
    {
        await Execute("insert into journal_migration values (99)");

        var error = await Assert.ThrowsAsync<JournalUnavailableException>(() => SqlJournal.OpenPostgres(_schema));

        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Nothing_of_a_deleted_stream_is_left()
    {
        await Journal.Add("session/a", Entry(1, "a"), Entry(2, "b"));

        await Journal.Delete("session/a");

        Assert.Equal(0L, await Scalar("select count(*) from journal_line"));
        Assert.Equal(0L, await Scalar("select count(*) from journal_stream"));
    }

    private async Task Execute(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
