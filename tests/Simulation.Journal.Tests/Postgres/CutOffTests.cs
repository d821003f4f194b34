using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>
/// How soon PostgreSQL gives up a host that is cut off. Over a Unix socket these settings always read 0.
/// </summary>
[NeedsPostgres]
public sealed class CutOffTests : IAsyncLifetime
{
    private const string Current = """
        concat_ws(' ', current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'),
            current_setting('tcp_keepalives_count'), current_setting('tcp_user_timeout'))
        """;

    private readonly PostgresServer _server = new() { IsOnTcp = true };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [PostgresFact]
    public async Task An_append_and_a_deletion_are_given_up_after_some_ten_seconds()
    {
        await using var journal = await SqlJournal.OpenPostgres(_server.ConnectionString);
        await using var database = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var prepare = database.CreateCommand(
            $"""
            create table noted (what text, settings text);
            create function note() returns trigger language plpgsql as $$
                begin
                    insert into noted values (tg_op, {Current});
                    return null;
                end
            $$;
            create trigger noting after insert or delete on journal_line for each row execute function note();
            """
        );
        await prepare.ExecuteNonQueryAsync();

        await journal.Add("session/a", Entry(1, "a"));
        await journal.Delete("session/a");

        await using var ask = database.CreateCommand(
            "select string_agg(what || ' ' || settings, ', ' order by what desc) from noted"
        );
        Assert.Equal("INSERT 5 2 3 11000, DELETE 5 2 3 11000", await ask.ExecuteScalarAsync());
    }
}
