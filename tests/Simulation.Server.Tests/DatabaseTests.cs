using System.Net;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The server on a journal in PostgreSQL.</summary>
public sealed class DatabaseTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task A_session_goes_on_after_a_restart_and_nothing_is_kept_in_files()
    {
        var journal = await Settings();
        SessionOpenedReply session;
        Player player;
        await using (var server = await TestServer.Start(journal))
        {
            var host = await TestServer.Read<ServerInfo>(
                await server.Http.GetAsync(new Uri("/api/host", UriKind.Relative))
            );
            Assert.Equal("postgres", host.Journal);
            session = await server.Open();
            player = await server.Play(session, "cloud");
            await using var facilitator = await server.Facilitate(session);
            await facilitator.Do(new Announce("Before."));
            Assert.Empty(Directory.EnumerateFiles(server.Data, "whitecell.db*", SearchOption.AllDirectories));
        }

        await using (var server = await TestServer.Start(journal))
        {
            Assert.NotNull(await player.Return(server.Address));
            await using var facilitator = await server.Facilitate(session);
            await facilitator.Do(new Announce("After."));
            await player.Until(() =>
                player.Log.Count(notice => notice.Kind == Rules.Visibility.NoticeKind.Announcement) == 2
            );
            await player.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task While_the_database_is_away_the_server_lives_but_is_not_ready_and_asks_for_patience()
    {
        await using var server = await TestServer.Start(await Settings());
        await using var facilitator = await server.Facilitate(await server.Open());
        await server.WarmUp();
        Assert.Equal(HttpStatusCode.OK, await Ask(server, "/health/ready"));

        await database.Stop();
        Assert.Equal(HttpStatusCode.OK, await Ask(server, "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ask(server, "/health/ready"));
        Assert.Equal(
            RefusalCode.TryAgain,
            (await facilitator.Submit(new Announce("Now."), "the-same-id")).Refusal?.Code
        );

        await database.Start();
        Assert.Equal(HttpStatusCode.OK, await Ask(server, "/health/ready"));
        Assert.Null((await facilitator.Submit(new Announce("Now."), "the-same-id")).Refusal);
    }

    private async Task<string[]> Settings() => ClusterArguments.Of(await database.NewSchema());

    private static async Task<HttpStatusCode> Ask(TestServer server, string path) =>
        (await server.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
