using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Npgsql;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Two server processes in one cluster, over one PostgreSQL.</summary>
public sealed class ClusterTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task A_session_is_on_one_server_and_played_on_both()
    {
        await using var cluster = await Cluster.Start(database);
        Assert.Equal(2, await cluster.Members());
        var (session, facilitator, player) = await cluster.Play();
        await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(n =>
                    n % 2 == 0 ? facilitator.Do(new Announce($"Number {n}.")) : player.Do(new Say([], $"Number {n}."))
                )
        );
        await facilitator.Until(() => facilitator.Log.Count(IsSpeech) == 30);
        await player.Until(() => player.Log.Count(IsSpeech) == 30);

        Assert.Equal(facilitator.Log.Where(IsSpeech), player.Log.Where(IsSpeech));
        Assert.Contains(facilitator.Snapshot.You.Seat, player.Presence.Online);

        // Two activations would have got in each other's way.
        Assert.DoesNotContain(cluster.Output, line => line.Contains("Another writer", StringComparison.Ordinal));
        Assert.NotNull(session);
        await facilitator.DisposeAsync();
        await player.DisposeAsync();
    }

    [PostgresFact]
    public async Task When_one_is_killed_its_sessions_go_on_on_the_other_and_nobody_needs_to_do_a_thing()
    {
        await using var cluster = await Cluster.Start(database);
        var (_, facilitator, player) = await cluster.Play();
        for (var n = 0; n < 10; n++)
            await facilitator.Do(new Announce($"Number {n}."));
        await player.Until(() => player.Presence.Online.Contains(facilitator.Snapshot.You.Seat));

        await cluster[0].Kill();

        // A command of somebody on the other server arrives, as soon as the killed one has been given up.
        await player.Do(new Say([], "Is anybody there?"));

        // Who is on the other server hears that the facilitator is gone, without having asked for anything.
        await player.Until(() => !player.Presence.Online.Contains(facilitator.Snapshot.You.Seat));
        await facilitator.Return(cluster[1].Address);
        Assert.Equal(11, facilitator.Log.Count(IsSpeech));
        await facilitator.Do(new Announce("After."));
        await player.Until(() => player.Log.Count(IsSpeech) == 12);

        // The clock runs on there.
        await facilitator.Do(new SetPace(3600));
        await player.Until(() => player.Log.Count(notice => notice.Kind == NoticeKind.Round) > 1);

        // The same server again: the one before it is not mistaken for it.
        await cluster[0].Start();
        Assert.Equal(2, await cluster.Members());
        await facilitator.Return(cluster[0].Address);
        await facilitator.Do(new Announce("From there."));
        await player.Until(() => player.Log.Count(IsSpeech) == 13);
        await facilitator.DisposeAsync();
        await player.DisposeAsync();
    }

    [PostgresFact]
    public async Task One_that_is_asked_to_stop_hands_its_sessions_over_while_they_are_played()
    {
        await using var cluster = await Cluster.Start(database);
        var (_, facilitator, player) = await cluster.Play();
        var stopping = cluster[0].Stop();
        for (var n = 0; n < 30; n++)
            await player.Do(new Say([], $"Number {n}."));

        Assert.Equal(0, await stopping);

        // Orleans complains of what it could not tell the others any more; ours had nothing to complain of.
        Assert.DoesNotContain(
            cluster.Output,
            line =>
                line.StartsWith("fail: Simulation", StringComparison.Ordinal)
                || line.StartsWith("crit:", StringComparison.Ordinal)
        );
        await player.Until(() => player.Log.Count(IsSpeech) == 30);
        await facilitator.Return(cluster[1].Address);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(n => $"Number {n}."),
            facilitator.Log.Where(IsSpeech).Select(notice => notice.Text)
        );
        await facilitator.DisposeAsync();
        await player.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        var connection = await database.NewSchema();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new ServerProcess(ClusterArguments.Of(connection, ((IPEndPoint)taken.LocalEndpoint).Port)).Start()
        );
        Assert.Contains("Cluster:Port", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Message, StringComparison.Ordinal);
    }

    // Of people: autopilots speak, too.
    private static bool IsSpeech(Notice notice) =>
        notice is { Kind: NoticeKind.Announcement } or { Kind: NoticeKind.Message, Actor: "cloud" };

    private sealed class Cluster(string connection, ServerProcess[] servers) : IAsyncDisposable
    {
        public ServerProcess this[int n] => servers[n];

        public IEnumerable<string> Output => servers.SelectMany(server => server.Output);

        public static async Task<Cluster> Start(PostgresServer database)
        {
            var connection = await database.NewSchema();
            var starts = Enumerable.Range(0, 2).Select(_ => new ServerProcess(ClusterArguments.Of(connection)).Start());
            return new Cluster(connection, await Task.WhenAll(starts));
        }

        /// <summary>Servers that are in the cluster now.</summary>
        public async Task<long> Members()
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var count = source.CreateCommand("select count(*) from orleans_silo where status = 3");
            return (long)(await count.ExecuteScalarAsync())!;
        }

        /// <summary>
        /// A running session that is on the first server, whose facilitator is there and whose player on the other.
        /// </summary>
        public async Task<(SessionOpenedReply Session, Player Facilitator, Player Player)> Play()
        {
            using var http = new HttpClient { BaseAddress = servers[0].Address };
            var session = await TestServer.Read<SessionOpenedReply>(
                await http.PostAsJsonAsync(
                    "/api/sessions",
                    new OpenSessionRequest("first-call", Pacing.Live, 1, "seed"),
                    Json.Options
                )
            );
            using var other = new HttpClient { BaseAddress = servers[1].Address };
            var joined = await TestServer.Read<JoinReply>(
                await other.PostAsJsonAsync(
                    "/api/join",
                    new JoinRequest("the-attempt-to-join-the-session-of-ada", session.Code, "Ada", "cloud"),
                    Json.Options
                )
            );
            var facilitator = await Player.Enter(servers[0].Address, session.Session, session.Ticket);
            var player = await Player.Enter(servers[1].Address, session.Session, joined.Ticket);
            await facilitator.Do(new StartSession());
            return (session, facilitator, player);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }
}
