using System.Diagnostics;
using System.Globalization;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// The real server under fifty clients, killed at random moments. WHITECELL_KILLS says how often; the moments differ from
/// run to run, the checks do not. Each crowd sees a few kills, then all it was told and answered is checked, and the next
/// one gathers at new tables: a game does not last for a thousand kills.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class KillTests(PostgresServer database, ITestOutputHelper output)
{
    private const int KillsPerCrowd = 25;

    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_KILLS") ?? "13", CultureInfo.InvariantCulture);

    [Fact]
    public async Task One_server_on_SQLite_loses_nothing_and_tells_everybody_everything_once()
    {
        using var data = new TemporaryFolder();
        await using var server = new Site(Servers.FreeAddress(), address => Servers.OnSqlite(address, data.Path));
        var report = new Report("one-server", s_kills);
        var random = new Random();
        while (report.Kills < s_kills)
        {
            await server.Start();
            await using var crowd = await Crowd.Gather(_ => server.Address, seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < s_kills; n++)
            {
                await Moment(crowd, random);
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
        await using var fleet = await Fleet.Launch(connection);
        var report = new Report("three-servers", s_kills);
        var random = new Random();
        while (report.Kills < s_kills)
        {
            await using var crowd = await Crowd.Gather(fleet.Any, seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < s_kills; n++)
            {
                await Moment(crowd, random);
                fleet.CheckThatAllLive();
                var victim = fleet.Sites[random.Next(fleet.Sites.Count)];
                var orphans = crowd.Clients.Where(client => client.Server == victim.Address).ToHashSet();
                var killed = Stopwatch.GetTimestamp();
                await victim.Kill();

                // The next accepted command of somebody who was there, and of each table.
                var accepted = crowd.Accepted((client, asked) => orphans.Contains(client) && asked.Line!.Began > killed);
                var tables = crowd.Clients.Select(client => client.Session).Distinct()
                    .Select(session => crowd.Accepted((client, asked) => client.Session == session && asked.LastSent > killed)).ToList();

                // Sometimes it is started again at once, sometimes only when everybody has found help elsewhere.
                var atOnce = random.Next(2) == 0;
                if (atOnce) await victim.Start();
                var goOn = (await Task.WhenAll(tables)).Select(asked => Report.Seconds(killed, asked.Answered)).ToList();
                report.Add(orphans.Any(client => client.History.Count > 0) ? Comeback.Of(killed, killed, await accepted) : null, goOn, atOnce);
                if (!atOnce) await victim.Start();
            }

            await crowd.Settle();
            fleet.CheckThatAllLive();
            report.Add(crowd, await crowd.Check(journal));
        }

        output.WriteLine(report.ToString());
    }

    // Sooner or later, sometimes before everybody is back from the last time, and while many commands are on their way, some
    // before they are written, some after, and some with their receipts sent: as the first receipt of a volley has come, or
    // hardly later, so that it would be missed if it had been sent before its command was written.
    private static async Task Moment(Crowd crowd, Random random)
    {
        if (random.Next(2) == 0) await crowd.AllBack();
        await Task.Delay(random.Next(100, 1000));
        await crowd.Volley();
        if (random.Next(4) is var later and > 0) await Task.Delay(later);
    }
}
