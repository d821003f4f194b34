using System.Diagnostics;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// The real server under fifty clients, killed at random moments. <see cref="RunSettings"/> say how often; the moments
/// differ from run to run, the checks do not. Each group of clients sees a few kills, then all it was told and answered
/// is checked, and the next one plays at new tables: a game does not last for a thousand kills.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class KillTests(PostgresServer database, SharedCluster shared, ITestOutputHelper output)
{
    private const int KillsPerGroup = 25;

    [Fact]
    public async Task One_server_on_SQLite_loses_nothing_and_tells_everybody_everything_once()
    {
        await using var server = ServerProcesses.Create();
        var report = new Report("one-server", RunSettings.Kills);
        var random = new Random();
        while (report.Kills < RunSettings.Kills)
        {
            await server.Start();
            await using var clients = await ClientGroup.Start(_ => server.Address, seed: report.Kills);
            for (var n = 0; n < KillsPerGroup && report.Kills < RunSettings.Kills; n++)
            {
                await clients.MomentToKill(random);
                var killed = Stopwatch.GetTimestamp();
                await server.Kill();
                var accepted = clients.Accepted((_, asked) => asked.Connection!.Began > killed);
                await server.Start();
                var listened = Stopwatch.GetTimestamp();
                report.Add(Recovery.Of(killed, listened, await accepted));
            }

            await clients.Finish();
            await server.Kill();

            // Whatever one server has told is on disk, and it tells what is there entry by entry to whoever comes back.
            Assert.Equal(0, clients.All.Sum(client => client.Snapshots));
            await using var journal = SqlJournal.OpenSqlite(server.Data);
            report.Add(clients, await clients.Check(journal));
        }

        output.WriteLine(report.ToString());
    }

    [PostgresFact]
    public async Task Three_servers_on_one_database_lose_nothing_when_any_of_them_is_killed()
    {
        var cluster = await shared.Borrow(database);
        await using var journal = await SqlJournal.OpenPostgres(cluster.Connection);
        var report = new Report("three-servers", RunSettings.Kills);
        var random = new Random();
        while (report.Kills < RunSettings.Kills)
        {
            await using var clients = await ClientGroup.Start(cluster.AnyAddress, seed: report.Kills);
            for (var n = 0; n < KillsPerGroup && report.Kills < RunSettings.Kills; n++)
            {
                await clients.MomentToKill(random);
                cluster.CheckThatAllLive();
                var victim = cluster.Servers[random.Next(cluster.Servers.Count)];
                var orphans = clients.All.Where(client => client.Server == victim.Address).ToHashSet();
                var killed = Stopwatch.GetTimestamp();
                await victim.Kill();

                // The next accepted command of somebody who was there, and of each table.
                var accepted = clients.Accepted(
                    (client, asked) => orphans.Contains(client) && asked.Connection!.Began > killed
                );
                var tables = clients.EachTableGoesOn(killed);

                // Sometimes it is started again at once, sometimes only when everybody has found help elsewhere.
                var atOnce = RunSettings.RestartAtOnce ?? random.Next(2) == 0;
                if (atOnce)
                    await victim.StartSupervised();
                var goOn = await tables;
                report.Add(
                    orphans.Any(client => client.History.Count > 0)
                        ? Recovery.Of(killed, killed, await accepted)
                        : null,
                    goOn,
                    atOnce
                );
                if (!atOnce)
                    await victim.StartSupervised();
            }

            await clients.Finish();
            cluster.CheckThatAllLive();
            report.Add(clients, await clients.Check(journal));
        }

        shared.GiveBack();
        output.WriteLine(report.ToString());
    }
}
