using System.Diagnostics;
using Npgsql;
using Simulation.Grains.Hosting;
using Simulation.Journal;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// An upgrade to another contract version, under fifty clients (docs/adr/0004-rolling-upgrades.md). All servers here
/// are of one build; the database is changed so that the servers that run look to those that start as if they were of
/// an older one.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class UpgradeTests(PostgresServer database)
{
    private static readonly string s_older = $"{ContractVersion.Service}-{ContractVersion.Number - 1}";

    // Each row of a server appears a second time in the older cluster, for as long as that server keeps it up to date.
    private static readonly string s_makeOlder = $"""
        insert into orleans_cluster values ('{s_older}', 0);
        create function make_older() returns trigger language plpgsql as $$
        begin
            new.cluster := '{s_older}';
            insert into orleans_silo select new.*
                on conflict (cluster, address, port, generation) do update set status = excluded.status, alive = excluded.alive;
            return null;
        end $$;
        create trigger make_older after insert or update on orleans_silo
            for each row when (new.cluster = '{ContractVersion.Cluster}') execute function make_older();
        update orleans_silo set alive = alive;
        """;

    // What remains of an older cluster that has ended.
    private static readonly string s_leaveOlder = $"""
        drop trigger make_older on orleans_silo;
        delete from orleans_cluster where id = '{ContractVersion.Cluster}';
        update journal_contract set number = {ContractVersion.Number - 1};
        """;

    private static readonly string s_makeNewer = $"update journal_contract set number = {ContractVersion.Number + 1}";

    [PostgresFact]
    public async Task A_server_of_another_version_starts_only_when_the_others_have_ended_and_loses_nothing()
    {
        var connection = await database.NewSchema();
        await using var tables = NpgsqlDataSource.Create(connection);
        await using var cluster = new ServerCluster(connection);
        await cluster.Start();
        await using var clients = await ClientGroup.Start(cluster.AnyAddress, seed: 4);
        await Execute(tables, s_makeOlder);

        await using var fourth = cluster.CreateAnother();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => fourth.Start());
        Assert.Contains("Stop all of them, then start this one", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Message, StringComparison.Ordinal);
        cluster.CheckThatAllLive();

        // The one that is killed looks alive for a while: the start waits until it does not.
        await clients.MomentToKill(new Random(4));
        await cluster.Servers[0].Kill();
        foreach (var server in cluster.Servers.Skip(1))
            await server.StopWithoutErrors();
        await Execute(tables, s_leaveOlder);
        var stopped = Stopwatch.GetTimestamp();
        var goOn = clients.EachTableGoesOn(stopped);
        await cluster.Start();
        await goOn;
        await clients.AllReturned();
        await clients.Finish();
        cluster.CheckThatAllLive();
        await using (var journal = await SqlJournal.OpenPostgres(connection))
            await clients.Check(journal);

        foreach (var server in cluster.Servers)
            await server.StopWithoutErrors();
        await Execute(tables, s_makeNewer);
        var tooOld = await Assert.ThrowsAsync<InvalidOperationException>(cluster.Start);
        Assert.Contains("newer version of the server", tooOld.Message, StringComparison.Ordinal);
    }

    private static async Task Execute(NpgsqlDataSource tables, string sql)
    {
        await using var command = tables.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
