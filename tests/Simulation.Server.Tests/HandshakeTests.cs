using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Connections that stop half way hold a place for a short time only, and there are no more places than the limit says.
/// </summary>
public sealed class HandshakeTests
{
    private static readonly string[] _hasty = ["--Limits:HandshakeSeconds=0.3", "--Limits:EnterSeconds=0.3"];

    [Theory]
    [InlineData("")]
    [InlineData("GET /hub/session HTTP/1.1\r\nHost: 127.0.0.1\r\n")]
    public async Task A_line_without_a_whole_request_is_closed(string sent)
    {
        await using var server = await TestServer.Start(_hasty);
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));

        using var reader = new StreamReader(line.GetStream());
        var answer = await reader.ReadToEndAsync();

        Assert.True(
            sent.Length == 0 ? answer.Length == 0 : answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal),
            answer
        );
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_silent_lines()
    {
        await using var server = await new ServerProcess(
            "--Limits:HandshakeSeconds=1000000",
            "--shutdownTimeoutSeconds=1000000"
        ).Start();
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        Assert.Equal(0, await server.Stop());
    }

    [Fact]
    public async Task A_web_socket_that_does_not_shake_hands_is_closed_and_told_why()
    {
        await using var server = await TestServer.Start(_hasty);
        using var socket = await RawSocket.Connect(server.Address);

        Assert.Contains("Handshake was canceled", await socket.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_enters_no_session_is_closed_and_told_why()
    {
        await using var server = await TestServer.Start(_hasty);
        await using var hub = await SessionClient.Connect(server.Address);
        Assert.Equal(RefusalCode.UnknownSession, (await hub.Enter("nosuchsession", "guess")).Refusal?.Code);

        await hub.Ended;

        Assert.Contains("has not entered", hub.CloseReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_entered_stays()
    {
        await using var server = await TestServer.Start(_hasty);
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var slower = await SessionClient.Connect(server.Address);

        await slower.Ended;

        await facilitator.Do(new Announce("Still here."));
    }

    [Fact]
    public async Task Nothing_is_negotiated_that_nobody_comes_for()
    {
        await using var server = await TestServer.Start();
        for (var i = 0; i < 100; i++)
        {
            var answer = await server.Http.PostAsync("/hub/session/negotiate?negotiateVersion=1", null);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(RefusalCode.Malformed, await TestServer.RefusalOf(answer));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("/hub/session?id=nobody")).StatusCode);
        using var events = new HttpRequestMessage(HttpMethod.Get, "/hub/session")
        {
            Headers = { { "Accept", "text/event-stream" } },
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.SendAsync(events)).StatusCode);
    }

    [Fact]
    public async Task A_full_server_says_so_and_lets_in_again_when_somebody_leaves()
    {
        await using var server = await TestServer.Start("--Limits:Connections=3");
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        using var halfOpen = await RawSocket.Connect(server.Address);
        var player = await server.Play(session, "cloud");

        var answer = await Upgrade(server);
        await Refuses(answer, RefusalCode.ServerFull, 10);

        // What a browser is told that asks why.
        await Refuses(await server.Http.GetAsync("/api/hub"), RefusalCode.ServerFull, 10);
        await facilitator.Do(new Announce("Still here."));

        await player.DisposeAsync();
        await facilitator.Until(() => !facilitator.Presence.Online.Contains(player.Snapshot.You.Seat));
        SessionClient? next = null;
        while (next is null)
        {
            try
            {
                next = await SessionClient.Connect(server.Address);
            }
            catch (WebSocketException)
            {
                // The place is free when the last of the old connection is cleared away.
            }
        }

        Assert.NotNull((await next.Enter(session.Session, player.Ticket)).Snapshot);
        await next.DisposeAsync();
    }

    [Fact]
    public async Task A_server_with_room_says_which_version_it_speaks_and_asking_takes_no_place()
    {
        await using var server = await TestServer.Start("--Limits:Connections=1");
        for (var i = 0; i < 3; i++)
            Assert.Equal(
                WireConstants.Version,
                (await TestServer.Read<HubInfo>(await server.Http.GetAsync("/api/hub"))).Version
            );
        using var socket = await RawSocket.Connect(server.Address);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_says_so()
    {
        await using var server = await TestServer.Start();
        server.AskToStop();
        await Refuses(await server.Http.GetAsync("/api/hub"), RefusalCode.ServerStopping, 1);
        await Refuses(await Upgrade(server), RefusalCode.ServerStopping, 1);
    }

    private static async Task Refuses(HttpResponseMessage answer, RefusalCode code, int retryAfter)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(code, await TestServer.RefusalOf(answer));
        Assert.Equal(TimeSpan.FromSeconds(retryAfter), answer.Headers.RetryAfter?.Delta);
    }

    private static Task<HttpResponseMessage> Upgrade(TestServer server) =>
        server.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, WireConstants.HubPath)
            {
                Headers =
                {
                    { "Connection", "Upgrade" },
                    { "Upgrade", "websocket" },
                    { "Sec-WebSocket-Version", "13" },
                    { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" },
                },
            }
        );
}
