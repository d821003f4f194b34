using System.Diagnostics;
using System.Globalization;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// Three servers of one cluster start together, on a new database and after all of them were killed at once, and are
/// called as soon as they live.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class ColdStartTests(PostgresServer database, ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Servers_that_start_together_answer_every_call_from_their_first_moment_on()
    {
        for (var n = 0; n < RunSettings.Starts; n++)
        {
            await using var cluster = new ServerCluster(await database.NewSchema());
            await StartAndCall(cluster, "new database");
            foreach (var server in cluster.Servers)
                await server.Kill();
            await StartAndCall(cluster, "after a crash");
            cluster.CheckThatAllLive();
        }
    }

    private async Task StartAndCall(ServerCluster cluster, string circumstances)
    {
        var calls = new FirstCalls();
        var began = Stopwatch.GetTimestamp();
        var starting = cluster.Start();
        await Task.WhenAll(starting, calls.Make([.. cluster.Servers.Select(server => server.Address)]));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{circumstances}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s in all, {calls}"
            )
        );
    }
}
