using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A server that is asked to stop takes leave of its clients.</summary>
public sealed class StoppingTests
{
    // The end of SignalR's close message without an error, as JSON.
    private const string Close = "{\"type\":7,\"allowReconnect\":true}";

    [Fact]
    public async Task Connections_are_closed_with_a_close_message()
    {
        await using var server = await new ServerProcess().Start();
        var session = await OpenAt(server.Address);
        using var entered = await RawSocket.Connect(server.Address);
        await entered.Enter(session.Session, session.Ticket);
        using var silent = await RawSocket.Connect(server.Address);
        await silent.Send("{\"protocol\":\"json\",\"version\":1}\u001e");
        await silent.ReadUntil("{}");

        var reading = Task.WhenAll(entered.ReadToEnd(), silent.ReadToEnd());
        Assert.Equal(0, await server.Stop());
        Assert.All(await reading, last => Assert.Contains(Close, last, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_does_not_hold_up_the_stop()
    {
        await using var server = await new ServerProcess("--shutdownTimeoutSeconds=1000000").Start();
        var session = await OpenAt(server.Address);
        using var deaf = await RawSocket.Connect(server.Address, buffer: 1024);
        await deaf.Enter(session.Session, session.Ticket);
        Assert.Equal(0, await server.Stop());
    }

    private static async Task<Protocol.SessionOpenedReply> OpenAt(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var opened = await http.PostAsync(
            "/api/sessions",
            System.Net.Http.Json.JsonContent.Create(
                new Protocol.OpenSessionRequest("first-call", Pacing.Turns),
                options: Rules.Language.Json.Options
            )
        );
        return await TestServer.Read<Protocol.SessionOpenedReply>(opened);
    }
}
