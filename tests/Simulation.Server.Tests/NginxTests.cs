using System.Net;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>
/// Three servers behind the delivered <c>deploy/nginx</c>: who comes is sent on to one that can take them.
/// </summary>
public sealed class NginxTests : IAsyncLifetime
{
    private const int Places = 12;

    private readonly List<RawSocket> _sockets = [];
    private readonly List<TestServer> _servers = [];
    private Nginx _nginx = null!;

    public async Task InitializeAsync()
    {
        if (Nginx.Missing is not null)
            return;
        for (var n = 0; n < 3; n++)
            _servers.Add(await TestServer.Start($"--Limits:Connections={Places}"));
        _nginx = await Nginx.Start(_servers);
    }

    public async Task DisposeAsync()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        if (Nginx.Missing is not null)
            return;
        await _nginx.DisposeAsync();
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [NginxFact]
    public async Task Whoever_comes_to_a_full_server_is_let_in_by_another()
    {
        await Fill(_servers[0]);
        for (var n = 0; n < Places; n++)
            await Open(_nginx.Address);
        await Answers(HttpStatusCode.OK, "/api/hub");
    }

    [NginxFact]
    public async Task When_all_are_full_they_say_so_themselves_and_their_pages_are_there()
    {
        foreach (var server in _servers)
            await Fill(server);
        for (var n = 0; n < 10; n++)
        {
            await SaysThatItIsFull();
            await Answers(HttpStatusCode.OK, "/api/scenarios");
        }

        _sockets[^1].Dispose();
        while (true)
        {
            // The place is free when the last of the old connection is cleared away.
            using var answer = await _nginx.Http.GetAsync("/api/hub");
            if (answer.IsSuccessStatusCode)
                return;
        }
    }

    [NginxFact]
    public async Task When_those_are_full_that_are_left_they_say_so()
    {
        await TakeAway(_servers[1]);
        foreach (var server in _servers)
            await Fill(server);
        for (var n = 0; n < 10; n++)
        {
            await SaysThatItIsFull();
            await Answers(HttpStatusCode.OK, "/api/scenarios");
        }
    }

    [NginxFact]
    public async Task Nobody_notices_that_a_server_stops_or_is_gone()
    {
        _servers[0].AskToStop();
        await AllIsWell();
        await TakeAway(_servers[0]);
        await AllIsWell();
    }

    private async Task AllIsWell()
    {
        for (var n = 0; n < 5; n++)
        {
            await Answers(HttpStatusCode.OK, "/api/hub");
            await Answers(HttpStatusCode.OK, "/api/scenarios");
            await Open(_nginx.Address);

            // A request that is no mere question: a server has read it, and refuses it for what it says.
            using var join = await _nginx.Http.PostAsync("/api/join", new StringContent("no JSON"));
            Assert.Equal(HttpStatusCode.BadRequest, join.StatusCode);
        }
    }

    private async Task SaysThatItIsFull()
    {
        using var answer = await _nginx.Http.GetAsync("/api/hub");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(RefusalCode.ServerFull, await TestServer.RefusalOf(answer));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private async Task Answers(HttpStatusCode expected, string path)
    {
        using var answer = await _nginx.Http.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task TakeAway(TestServer server)
    {
        _servers.Remove(server);
        await server.DisposeAsync();
    }

    private async Task Fill(TestServer server)
    {
        for (var n = 0; n < Places; n++)
            await Open(server.Address);
    }

    private async Task Open(Uri address) => _sockets.Add(await RawSocket.Connect(address));
}
