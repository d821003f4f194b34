using System.Diagnostics;
using System.Globalization;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// The real server under fifty clients, killed at random moments. WHITECELL_KILLS says how often; the moments differ from
/// run to run, the checks do not.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class KillTests(PostgresServer database, ITestOutputHelper output)
{
    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_KILLS") ?? "13", CultureInfo.InvariantCulture);

    [Fact]
    public async Task One_server_on_files_loses_nothing_and_tells_everybody_everything_once()
    {
        var data = Directory.CreateTempSubdirectory("whitecell-chaos-").FullName;
        var address = Servers.FreeAddress();
        var server = await Launch();
        using var crowd = await Crowd.Gather(_ => address, seed: 1);
        var random = new Random();
        var seconds = new List<double>();
        while (seconds.Count < s_kills)
        {
            await Moment(crowd, random);
            var killed = Stopwatch.GetTimestamp();
            await server.Kill();
            var accepted = crowd.Accepted((_, asked) => asked.Answered > killed);
            server = await Launch();
            seconds.Add(Report.Seconds(killed, await accepted));
        }

        await crowd.Settle();
        await server.Kill();
        await using var journal = FileJournal.Open(data);
        await crowd.Check(journal);
        output.WriteLine(Report.Of("one-server", seconds, crowd));
        await server.DisposeAsync();
        await journal.DisposeAsync();
        Directory.Delete(data, recursive: true);

        Task<ServerProcess> Launch() => Servers.OnFiles(address, data);
    }

    [PostgresFact]
    public async Task Three_servers_on_one_database_lose_nothing_when_any_of_them_is_killed()
    {
        var connection = await database.NewSchema();
        var addresses = Enumerable.Range(0, 3).Select(_ => Servers.FreeAddress()).ToArray();
        var servers = await Task.WhenAll(addresses.Select(Launch));
        using var crowd = await Crowd.Gather(random => addresses[random.Next(addresses.Length)], seed: 2);
        var random = new Random();
        var seconds = new List<double>();
        while (seconds.Count < s_kills)
        {
            await Moment(crowd, random);
            var victim = random.Next(servers.Length);
            var killed = Stopwatch.GetTimestamp();
            await servers[victim].Kill();

            // The next accepted command of somebody who was there.
            var orphans = crowd.Clients.Where(client => client.Server == addresses[victim]).ToHashSet();
            var accepted = crowd.Accepted((client, asked) => orphans.Contains(client) && asked.Answered > killed);
            servers[victim] = await Launch(addresses[victim]);
            if (orphans.Any(client => client.History.Count > 0)) seconds.Add(Report.Seconds(killed, await accepted));
        }

        await crowd.Settle();
        foreach (var server in servers) await server.DisposeAsync();
        await using var journal = await PostgresJournal.Open(connection);
        await crowd.Check(journal);
        output.WriteLine(Report.Of("three-servers", seconds, crowd));

        Task<ServerProcess> Launch(Uri address) => Servers.OnDatabase(address, connection);
    }

    // Sooner or later, and while a command is on its way: before it is written, after, or before its receipt is sent.
    private static async Task Moment(Crowd crowd, Random random)
    {
        await Task.Delay(random.Next(100, 1000));
        await crowd.Sending();
        await Task.Delay(random.Next(8));
    }
}
