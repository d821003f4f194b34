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
    public async Task One_server_on_files_loses_nothing_and_tells_everybody_everything_once()
    {
        var data = Directory.CreateTempSubdirectory("whitecell-chaos-").FullName;
        var address = Servers.FreeAddress();
        var report = new Report("one-server", s_kills);
        var random = new Random();
        while (report.Kills < s_kills)
        {
            var server = await Launch();
            using var crowd = await Crowd.Gather(_ => address, seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < s_kills; n++)
            {
                await Moment(crowd, random);
                var killed = Stopwatch.GetTimestamp();
                await server.Kill();
                var accepted = crowd.Accepted((_, asked) => asked.Line!.Began > killed);
                server = await Launch();
                var listened = Stopwatch.GetTimestamp();
                report.Add(Comeback.Of(killed, listened, await accepted));
            }

            await crowd.Settle();
            await server.DisposeAsync();
            await using var journal = FileJournal.Open(data);
            report.Add(crowd, await crowd.Check(journal));
        }

        output.WriteLine(report.ToString());
        Directory.Delete(data, recursive: true);

        Task<ServerProcess> Launch() => Servers.OnFiles(address, data);
    }

    [PostgresFact]
    public async Task Three_servers_on_one_database_lose_nothing_when_any_of_them_is_killed()
    {
        var connection = await database.NewSchema();
        await using var journal = await PostgresJournal.Open(connection);
        var addresses = Enumerable.Range(0, 3).Select(_ => Servers.FreeAddress()).ToArray();
        var servers = await Task.WhenAll(addresses.Select(Launch));
        var report = new Report("three-servers", s_kills);
        var random = new Random();
        while (report.Kills < s_kills)
        {
            using var crowd = await Crowd.Gather(random => addresses[random.Next(addresses.Length)], seed: report.Kills);
            for (var n = 0; n < KillsPerCrowd && report.Kills < s_kills; n++)
            {
                await Moment(crowd, random);
                var victim = random.Next(servers.Length);
                var killed = Stopwatch.GetTimestamp();
                await servers[victim].Kill();

                // The next accepted command of somebody who was there.
                var orphans = crowd.Clients.Where(client => client.Server == addresses[victim]).ToHashSet();
                var accepted = crowd.Accepted((client, asked) => orphans.Contains(client) && asked.Line!.Began > killed);
                servers[victim] = await Launch(addresses[victim]);
                report.Add(orphans.Any(client => client.History.Count > 0) ? Comeback.Of(killed, killed, await accepted) : null);
            }

            await crowd.Settle();
            report.Add(crowd, await crowd.Check(journal));
        }

        foreach (var server in servers) await server.DisposeAsync();
        output.WriteLine(report.ToString());

        Task<ServerProcess> Launch(Uri address) => Servers.OnDatabase(address, connection);
    }

    // Sooner or later, sometimes before everybody is back from the last time, and while a command is on its way: before it
    // is written, after, or before its receipt is sent.
    private static async Task Moment(Crowd crowd, Random random)
    {
        if (random.Next(2) == 0) await crowd.AllBack();
        await Task.Delay(random.Next(100, 1000));
        await crowd.Sending();
        await Task.Delay(random.Next(8));
    }
}
