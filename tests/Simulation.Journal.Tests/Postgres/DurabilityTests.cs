using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>What is acknowledged is on the disk of the server, however the database is set.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class DurabilityTests(PostgresServer server)
{
    [PostgresTheory]
    [InlineData("off", "on")]
    [InlineData("local", "local")]
    [InlineData("on", "on")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task A_role_that_does_not_wait_for_the_disk_waits_for_appends_and_deletions(string set, string used)
    {
        var schema = await server.NewSchema();
        await using var database = NpgsqlDataSource.Create(schema);
        var role = "role_" + set;
        await Execute($"create role {role} login superuser; alter role {role} set synchronous_commit = {set}");
        await using var journal = await SqlJournal.OpenPostgres(
            schema.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal)
        );

        // What a commit does is decided by the setting at the end of its transaction.
        await Execute(
            """
            create table noted (what text, setting text);
            create function note() returns trigger language plpgsql as $$
                begin
                    insert into noted values (tg_op, current_setting('synchronous_commit'));
                    return null;
                end
            $$;
            create constraint trigger noting after insert or delete on journal_line
                initially deferred for each row execute function note();
            """
        );

        await journal.Add("session/a", Entry(1, "a"));
        await journal.Add("session/a", Entry(2, "b"));
        await journal.Delete("session/a");

        await using var command = database.CreateCommand(
            "select string_agg(what || ' ' || setting, ', ' order by what desc) from noted"
        );
        Assert.Equal($"INSERT {used}, INSERT {used}, DELETE {used}, DELETE {used}", await command.ExecuteScalarAsync());

        async Task Execute(string sql)
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
