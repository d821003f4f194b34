using Simulation.Journal;
using Simulation.Testing;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// Three servers on one database are stopped or killed, and started, one after the other, under fifty clients.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class RollingRestartTests(PostgresServer database, ITestOutputHelper output)
{
    [PostgresFact]
    public async Task When_they_are_stopped_no_command_is_lost_or_put_off()
    {
        var crowd = await Restart(async site =>
        {
            await site.Stop();
            await site.Start();
        });
        Assert.Equal(0, crowd.History.Sum(asked => asked.PutOff));
    }

    [PostgresFact]
    public async Task When_they_are_killed_no_command_is_lost_and_calls_are_answered_as_soon_as_they_live_again()
    {
        var calls = new FirstCalls();
        await Restart(async site =>
        {
            await site.Kill();
            await Task.WhenAll(site.Start(), calls.Make([site.Address]));
        });
        output.WriteLine($"first calls: {calls}");
    }

    /// <returns>A crowd that has left.</returns>
    private async Task<Crowd> Restart(Func<Site, Task> restart)
    {
        var connection = await database.NewSchema();
        await using var fleet = new Fleet(connection);
        await fleet.Start();
        await using var crowd = await Crowd.Gather(fleet.Any, seed: 3);
        foreach (var site in fleet.Sites)
        {
            await crowd.Sending();
            await restart(site);
        }

        await crowd.Settle();
        fleet.CheckThatAllLive();
        await using var journal = await SqlJournal.OpenPostgres(connection);
        await crowd.Check(journal);
        var waits = crowd.History.Select(asked => Report.Seconds(asked.Sent, asked.Answered)).ToList();
        output.WriteLine(
            $"{waits.Count} commands, seconds to the answer: {Report.Spread(waits)}; {crowd.History.Count(asked => asked.Attempts > 1)} sent twice"
        );
        return crowd;
    }
}
