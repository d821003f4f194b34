using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// A server of a cluster is suspended under fifty clients while commands are on their way, as a virtual machine is that
/// is moved. The others declare it dead; when it goes on, it learns that and ends itself, and a supervisor starts it
/// again.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class FreezeTests(PostgresServer database, SharedCluster shared, ITestOutputHelper output)
{
    private static readonly TimeSpan s_frozen = TimeSpan.FromSeconds(10);

    // Far longer than anything here takes.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [PostgresFact]
    public async Task A_frozen_server_is_declared_dead_and_ends_itself_and_nothing_is_lost()
    {
        var cluster = await shared.Borrow(database);
        await using var tables = NpgsqlDataSource.Create(cluster.Connection);
        await using var journal = await SqlJournal.OpenPostgres(cluster.Connection);
        var random = new Random();
        for (var n = 0; n < RunSettings.Freezes; n++)
        {
            await using var clients = await ClientGroup.Start(cluster.AnyAddress, seed: n);
            await clients.MomentToKill(random);
            var server = cluster.Servers[random.Next(cluster.Servers.Count)];
            var dead = await CountDead(tables);
            var frozen = Stopwatch.GetTimestamp();
            var goOn = clients.EachTableGoesOn(frozen);
            server.Freeze();
            var declared = UntilDead(tables, dead + 1, frozen);
            await Task.Delay(s_frozen);
            var deadAfter = await declared.WaitAsync(s_patience);
            var resumed = Stopwatch.GetTimestamp();
            server.Resume();
            await server.WaitForExit().WaitAsync(s_patience);
            Assert.Contains(server.Output, line => line.Contains("Dead", StringComparison.Ordinal));
            var ended = Stopwatch.GetElapsedTime(resumed).TotalSeconds;
            await server.StartSupervised();
            var waits = await goOn.WaitAsync(s_patience);
            await clients.AllReturned().WaitAsync(s_patience);

            await clients.Finish();
            cluster.CheckThatAllLive();
            await clients.Check(journal);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"declared dead after {deadAfter:0.0} s, ended {ended:0.0} s after it went on; next command of each table, seconds: {Report.Spread(waits)}"
                )
            );
        }

        shared.GiveBack();
    }

    /// <returns>Seconds since the freeze until so many servers were declared dead.</returns>
    private static async Task<double> UntilDead(NpgsqlDataSource tables, long count, long frozen)
    {
        while (await CountDead(tables) < count)
            await Task.Delay(100);
        return Report.Seconds(frozen, Stopwatch.GetTimestamp());
    }

    private static async Task<long> CountDead(NpgsqlDataSource tables)
    {
        await using var count = tables.CreateCommand("select count(*) from orleans_silo where status = 6");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
