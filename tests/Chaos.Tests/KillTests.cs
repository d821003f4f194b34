using System.Diagnostics;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// The real server under fifty clients, killed at random moments. <see cref="RunSettings"/> say how often; the moments
/// differ from run to run, the checks do not. Each crowd sees a few kills, then all it was told and answered is
/// checked, and the next one gathers at new tables: a game does not last for a thousand kills.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class KillTests(PostgresServer database, ITestOutputHelper output)
{
    private const int KillsPerCrowd = 25;

    [Fact]
    public async Task One_server_on_SQLite_loses_nothing_and_tells_everybody_everything_once()
    {
        using var data = new TemporaryFolder();
        await using var server = new Site(Servers.FreeAddress(), address => Servers.OnSqlite(address, data.Path));
        var report = new Report("one-server", RunSettings.Kills);
        var random = new Random();
        while (report.Kills < RunSettings.Kills)
        {
            await server.Start();
            await using var crowd = await Crowd.Gather(_ => server.Address, seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < RunSettings.Kills; n++)
            {
                await crowd.Moment(random);
                var killed = Stopwatch.GetTimestamp();
                await server.Kill();
                var accepted = crowd.Accepted((_, asked) => asked.Line!.Began > killed);
                await server.Start();
                var listened = Stopwatch.GetTimestamp();
                report.Add(Comeback.Of(killed, listened, await accepted));
            }

            await crowd.Settle();
            await server.Kill();

            // Whatever one server has told is on disk, and it tells what is there entry by entry to whoever comes back.
            Assert.Equal(0, crowd.Clients.Sum(client => client.Snapshots));
            await using var journal = SqlJournal.OpenSqlite(data.Path);
            report.Add(crowd, await crowd.Check(journal));
        }

        output.WriteLine(report.ToString());
    }

    [PostgresFact]
    public async Task Three_servers_on_one_database_lose_nothing_when_any_of_them_is_killed()
    {
        var connection = await database.NewSchema();
        await using var journal = await SqlJournal.OpenPostgres(connection);
        await using var fleet = new Fleet(connection);
        await fleet.Start();
        var report = new Report("three-servers", RunSettings.Kills);
        var random = new Random();
        while (report.Kills < RunSettings.Kills)
        {
            await using var crowd = await Crowd.Gather(fleet.Any, seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < RunSettings.Kills; n++)
            {
                await crowd.Moment(random);
                fleet.CheckThatAllLive();
                var victim = fleet.Sites[random.Next(fleet.Sites.Count)];
                var orphans = crowd.Clients.Where(client => client.Server == victim.Address).ToHashSet();
                var killed = Stopwatch.GetTimestamp();
                await victim.Kill();

                // The next accepted command of somebody who was there, and of each table.
                var accepted = crowd.Accepted(
                    (client, asked) => orphans.Contains(client) && asked.Line!.Began > killed
                );
                var tables = crowd.EachTableGoesOn(killed);

                // Sometimes it is started again at once, sometimes only when everybody has found help elsewhere.
                var atOnce = RunSettings.RestartAtOnce ?? random.Next(2) == 0;
                if (atOnce)
                    await victim.Start();
                var goOn = await tables;
                report.Add(
                    orphans.Any(client => client.History.Count > 0)
                        ? Comeback.Of(killed, killed, await accepted)
                        : null,
                    goOn,
                    atOnce
                );
                if (!atOnce)
                    await victim.Start();
            }

            await crowd.Settle();
            fleet.CheckThatAllLive();
            report.Add(crowd, await crowd.Check(journal));
        }

        output.WriteLine(report.ToString());
    }
}
