using Npgsql;
using Simulation.Journal.Tests.RealDisk;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>
/// A database whose disk is full: nothing is acknowledged falsely, and it works again by itself when there is room.
/// </summary>
[NeedsPostgres]
public sealed class FullDatabaseTests
{
    /// <summary>Appends until which a disk without room must have refused one.</summary>
    private const int Many = 200;

    [SmallDatabaseFact]
    public async Task An_append_that_finds_no_room_is_refused_and_taken_when_there_is_some()
    {
        var server = new PostgresServer { HasSmallDisk = true };
        await server.InitializeAsync();
        try
        {
            await Check(server);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task Check(PostgresServer server)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await Execute($"create tablespace small location '{server.SmallDisk}'");
        await using var journal = await SqlJournal.OpenPostgres(
            $"{await server.NewSchema()};Options=-c default_tablespace=small"
        );
        var acknowledged = 0;
        Assert.True(await Append());
        for (var round = 0; round < 3; round++)
        {
            var filled = await Assert.ThrowsAsync<PostgresException>(() =>
                Execute(
                    $"copy (select repeat('x', 1000) from generate_series(1, 100000)) to '{server.SmallDisk}/filler'"
                )
            );
            Assert.Equal(PostgresErrorCodes.DiskFull, filled.SqlState);
            while (await Append())
            {
                Assert.InRange(acknowledged, 0, Many * (round + 1));
            }

            await IsIntact();
            Assert.False(await Append());
            await Execute($"copy (select 1) to program 'rm {server.SmallDisk}/filler; cat > /dev/null'");

            // What was refused, sent again under the same id, and then something new.
            Assert.True(await Append());
            Assert.True(await Append());
            await IsIntact();
        }

        async Task<bool> Append()
        {
            var version = acknowledged + 1;
            try
            {
                var entry = Entry(version, $"c{version}") with
                {
                    Events = [Event("moved/1", $"\"{new string('x', 1000)}\"")],
                };
                Assert.Equal(new AppendResult.Appended(version), await journal.Add("session/a", entry));
                acknowledged++;
                return true;
            }
            catch (JournalUnavailableException)
            {
                return false;
            }
        }

        async Task IsIntact() =>
            Assert.Equal(
                Enumerable.Range(1, acknowledged).Select(version => $"c{version}"),
                (await journal.All("session/a")).Select(entry => entry.CommandId)
            );

        async Task Execute(string sql)
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}

public sealed class SmallDatabaseFactAttribute : FactAttribute
{
    public SmallDatabaseFactAttribute() =>
        Skip =
            PostgresServer.Missing
            ?? (
                Environment.IsPrivilegedProcess ? Disk.Full.Missing : "Only root can mount a small disk for PostgreSQL."
            );
}
