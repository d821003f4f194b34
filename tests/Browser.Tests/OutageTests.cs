using System.Net.WebSockets;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// A page without a connection says why and when it tries again, and is let in by itself.
/// </summary>
[Collection(BrowserFixture.Name)]
public class OutageTests(BrowserFixture fixture)
{
    private const int Places = 5;

    [BrowserFact]
    public async Task A_full_server_says_so_and_lets_the_second_tab_in_when_there_is_room()
    {
        await using var server = await BrowserFixture.StartServer([
            .. BrowserFixture.NoAutopilots,
            $"--Limits:Connections={Places}",
            "--Limits:HandshakeSeconds=600",
            "--Limits:EnterSeconds=600",
        ]);
        var session = await server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        using var connections = new IdleConnections();
        await connections.Connect(server.Address, Places - 1);

        var tab = await facilitator.OtherTab();
        await tab.Open(new Uri(server.Address, $"s/{session.Session}"));
        await Expect(tab.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "This server is full" }))
            .ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Next try in")).ToBeVisibleAsync();
        await IsAccessible(tab);
        await tab.Button("Try again now").ClickAsync();
        await Expect(tab.Page.GetByText("Next try in")).ToBeVisibleAsync();

        await facilitator.Page.CloseAsync();
        await tab.IsInLobby();
        await Expect(tab.Page.GetByText("This server is full")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_server_that_is_gone_is_said_to_be_out_of_reach_until_it_is_back()
    {
        await using var proxy = TcpProxy.To(fixture.Server.Address);
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(
            new Uri(proxy.Address, session.FacilitatorLink.PathAndQuery + session.FacilitatorLink.Fragment)
        );
        await facilitator.IsInLobby();

        await proxy.Disconnect();
        var told = facilitator
            .Page.GetByRole(AriaRole.Status)
            .Filter(new() { HasText = "The server cannot be reached." });
        await Expect(told).ToBeVisibleAsync();
        await facilitator.Sees(facilitator.Button("Try again now"));
        await IsAccessible(facilitator);
        proxy.Reconnect();
        await Expect(told).ToHaveCountAsync(0);
        await Expect(facilitator.Button("Try again now")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_message_that_the_server_cannot_take_is_told_and_the_page_goes_on()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Page.AddInitScriptAsync(
            """
            const Socket = window.WebSocket;
            window.WebSocket = class extends Socket {
              constructor(...how) { super(...how); window.lastSocket = this; }
            };
            """
        );
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();

        foreach (var broken in new[] { "'x'.repeat(200000)", "'{not json\\u001e'" })
        {
            await facilitator.Page.EvaluateAsync($"window.lastSocket.send({broken})");
            await facilitator.IsTold("The server closed the connection after an error in it.");
            await facilitator.Button("Dismiss").ClickAsync();
            await Expect(facilitator.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
        }

        await facilitator.Start();
    }

    private static async Task IsAccessible(Person person)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await person.Prefer(scheme);
            Assert.Empty(await Axe.Violations(person.Page));
        }
    }

    /// <summary>Connections that take places and do nothing else.</summary>
    private sealed class IdleConnections : IDisposable
    {
        private readonly List<ClientWebSocket> _sockets = [];

        public async Task Connect(Uri server, int number)
        {
            for (var i = 0; i < number; i++)
            {
                var socket = new ClientWebSocket();
                _sockets.Add(socket);
                await socket.ConnectAsync(
                    new UriBuilder(server) { Scheme = "ws", Path = "hub/session" }.Uri,
                    CancellationToken.None
                );
            }
        }

        public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
    }
}
