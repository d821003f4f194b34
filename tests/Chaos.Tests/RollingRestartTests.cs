using System.Globalization;
using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>Three servers on one database are stopped and started one after the other, under fifty clients.</summary>
[Collection(ServersCollection.Name)]
public sealed class RollingRestartTests(PostgresServer database, ITestOutputHelper output)
{
    [PostgresFact]
    public async Task No_command_is_lost_or_put_off()
    {
        var connection = await database.NewSchema();
        var addresses = Enumerable.Range(0, 3).Select(_ => Servers.FreeAddress()).ToArray();
        var servers = await Task.WhenAll(addresses.Select(address => Servers.OnDatabase(address, connection)));
        using var crowd = await Crowd.Gather(random => addresses[random.Next(addresses.Length)], seed: 3);
        for (var n = 0; n < servers.Length; n++)
        {
            await crowd.Sending();
            Assert.Equal(0, await servers[n].Stop());
            var complaints = servers[n].Said.SkipWhile(line => !line.StartsWith("fail:", StringComparison.Ordinal)).ToList();
            Assert.True(complaints.Count == 0, string.Join('\n', complaints));
            servers[n] = await Servers.OnDatabase(addresses[n], connection);
        }

        await crowd.Settle();
        foreach (var server in servers) await server.DisposeAsync();
        await using var journal = await PostgresJournal.Open(connection);
        await crowd.Check(journal);
        Assert.Equal(0, crowd.History.Sum(asked => asked.PutOff));
        var waits = crowd.History.Select(asked => Report.Seconds(asked.Sent, asked.Answered)).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{waits.Count} commands, answered after {waits[waits.Count / 2]:0.000} s in the median, {waits[^1]:0.00} s at most; {crowd.History.Count(asked => asked.Attempts > 1)} sent twice"));
    }
}
