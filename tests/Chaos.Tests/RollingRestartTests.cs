using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// Three servers on one database are stopped or killed, and started, one after the other, under fifty clients.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class RollingRestartTests(PostgresServer database, SharedCluster shared, ITestOutputHelper output)
{
    [PostgresFact]
    public async Task When_they_are_stopped_no_command_is_lost_or_put_off()
    {
        var clients = await Restart(async server =>
        {
            await server.StopWithoutErrors();
            await server.StartSupervised();
        });
        Assert.Equal(0, clients.History.Sum(asked => asked.PutOff));
    }

    [PostgresFact]
    public async Task When_they_are_killed_no_command_is_lost_and_calls_are_answered_as_soon_as_they_live_again()
    {
        var calls = new FirstCalls();
        await Restart(async server =>
        {
            await server.Kill();
            await Task.WhenAll(server.StartSupervised(), calls.Make([server.Address]));
        });
        output.WriteLine($"first calls: {calls}");
    }

    /// <returns>Clients that have left.</returns>
    private async Task<ClientGroup> Restart(Func<ServerProcess, Task> restart)
    {
        var cluster = await shared.Borrow(database);
        await using var clients = await ClientGroup.Start(cluster.AnyAddress, seed: 3);
        foreach (var server in cluster.Servers)
        {
            await clients.Sending();
            await restart(server);
        }

        await clients.Finish();
        await using var journal = await SqlJournal.OpenPostgres(cluster.Connection);
        await clients.Check(journal);
        var waits = clients.History.Select(asked => Report.Seconds(asked.Sent, asked.Answered)).ToList();
        output.WriteLine(
            $"{waits.Count} commands, seconds to the answer: {Report.Spread(waits)}; {clients.History.Count(asked => asked.Attempts > 1)} sent twice"
        );
        shared.GiveBack();
        return clients;
    }
}
