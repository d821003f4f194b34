using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// The real server under fifty clients, killed at random moments. WHITECELL_KILLS says how often; the moments differ from
/// run to run, the checks do not.
/// </summary>
public sealed class KillTests(PostgresServer database, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_KILLS") ?? "13", CultureInfo.InvariantCulture);

    private static readonly string[] s_settings =
    [
        "--Autopilot:ThinkSeconds=1", "--Limits:OpeningsPerMinute=1000", "--Limits:JoinsPerMinute=1000",
        "--Logging:LogLevel:Default=Error",
    ];

    [Fact]
    public async Task One_server_on_files_loses_nothing_and_tells_everybody_everything_once()
    {
        var data = Directory.CreateTempSubdirectory("whitecell-chaos-").FullName;
        var address = FreeAddress();
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
        await Check(journal, crowd);
        output.WriteLine(Report.Of("one-server", seconds, crowd));
        await server.DisposeAsync();
        await journal.DisposeAsync();
        Directory.Delete(data, recursive: true);

        Task<ServerProcess> Launch() => ServerProcess.Start(Repository.Scenarios, address, ["--Data=" + data, .. s_settings]);
    }

    [PostgresFact]
    public async Task Three_servers_on_one_database_lose_nothing_when_any_of_them_is_killed()
    {
        var connection = await database.NewSchema();
        var addresses = Enumerable.Range(0, 3).Select(_ => FreeAddress()).ToArray();
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
        await Check(journal, crowd);
        output.WriteLine(Report.Of("three-servers", seconds, crowd));

        async Task<ServerProcess> Launch(Uri address) => await ServerProcess.Start(Repository.Scenarios, address,
            ["--Journal:Kind=postgres", "--Journal:ConnectionString=" + connection, "--Data=" + Path.GetTempPath(), .. s_settings]);
    }

    // Sooner or later, and while a command is on its way: before it is written, after, or before its receipt is sent.
    private static async Task Moment(Crowd crowd, Random random)
    {
        await Task.Delay(random.Next(100, 1000));
        await crowd.Sending();
        await Task.Delay(random.Next(8));
    }

    private static async Task Check(IJournal journal, Crowd crowd)
    {
        var faults = crowd.Clients.SelectMany(client => client.Faults).ToList();
        foreach (var table in crowd.History.GroupBy(asked => asked.Session))
            faults.AddRange(await HistoryCheck.Check(journal, table.Key, [.. table]));
        Assert.Empty(faults);
        Assert.True(crowd.History.Count(asked => asked.Refusal is null) > s_kills, "Hardly anything was accepted.");
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
