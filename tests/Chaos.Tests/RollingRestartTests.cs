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
        await using var fleet = await Fleet.Launch(connection);
        await using var crowd = await Crowd.Gather(fleet.Any, seed: 3);
        foreach (var site in fleet.Sites)
        {
            await crowd.Sending();
            await site.Stop();
            await site.Start();
        }

        await crowd.Settle();
        fleet.CheckThatAllLive();
        await using var journal = await SqlJournal.OpenPostgres(connection);
        await crowd.Check(journal);
        Assert.Equal(0, crowd.History.Sum(asked => asked.PutOff));
        var waits = crowd.History.Select(asked => Report.Seconds(asked.Sent, asked.Answered)).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{waits.Count} commands, answered after {waits[waits.Count / 2]:0.000} s in the median, {waits[^1]:0.00} s at most; {crowd.History.Count(asked => asked.Attempts > 1)} sent twice"));
    }
}
