using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The console says what concerns the operator, and nothing else.</summary>
public sealed class QuietTests
{
    [Fact]
    public async Task Nothing_is_logged_from_start_to_stop_while_people_are_connected()
    {
        await using var server = await new ServerProcess().Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync("/api/sessions", new OpenSessionRequest("first-call", Pacing.Live), Json.Options)
        );
        await using var facilitator = await Player.Enter(server.Address, session.Session, session.Ticket);
        await using var cloud = await Join(server, http, session, "cloud");
        await using var lab = await Join(server, http, session, "ai-lab");
        await facilitator.Do(new StartSession());

        Assert.Equal(0, await server.Stop());
        Assert.Contains(server.Output, line => line.StartsWith("  Whitecell ", StringComparison.Ordinal));
        Assert.Equal("  Stopping: what is accepted is saved.", server.Output[^2]);
        Assert.Equal("  Stopped.", server.Output[^1]);
        Assert.DoesNotContain(
            server.Output,
            line => line.Length > 0 && !line.StartsWith("  ", StringComparison.Ordinal)
        );
    }

    private static async Task<Player> Join(
        ServerProcess server,
        HttpClient http,
        SessionOpenedReply session,
        string role
    )
    {
        var joined = await TestServer.Read<JoinReply>(
            await http.PostAsJsonAsync(
                "/api/join",
                new JoinRequest("the-attempt-to-join-the-session-for-" + role, session.Code, "Player of " + role, role),
                Json.Options
            )
        );
        return await Player.Enter(server.Address, joined.Session, joined.Ticket);
    }
}
