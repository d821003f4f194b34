using System.Net;
using Simulation.Protocol;
using Simulation.Server.Startup;

namespace Simulation.Server.Tests;

/// <summary>
/// Behind a reverse proxy limits count for clients, and only a proxy that the operator names is believed.
/// </summary>
public sealed class ProxyTests
{
    private const string Key = "a-key-of-the-operator";

    private static readonly string[] _limits =
    [
        "--HostKey=" + Key,
        "--Limits:JoinsPerMinute=2",
        "--Limits:UnknownCodesPerMinute=100",
    ];

    [Fact]
    public async Task Clients_behind_the_proxy_are_counted_one_by_one()
    {
        await using var server = await TestServer.Start([.. _limits, "--Proxy:Networks=127.0.0.0/8;10.0.0.0/8"]);
        var code = await Open(server);
        for (var client = 1; client <= 5; client++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await Join(server, code, $"192.0.2.{client}"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Join(server, code, "192.0.2.1, 10.1.2.3"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(server, code, "192.0.2.1"));
    }

    [Fact]
    public async Task What_a_client_says_of_itself_is_not_believed()
    {
        await using var server = await TestServer.Start([.. _limits, "--Proxy:Networks=127.0.0.0/8"]);
        var code = await Open(server);

        // The proxy adds the true address behind whatever the client has sent.
        for (var lie = 1; lie <= 2; lie++)
            await Join(server, code, $"198.51.100.{lie}, 192.0.2.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(server, code, "198.51.100.3, 192.0.2.1"));
    }

    [Fact]
    public async Task Without_a_named_proxy_nobody_is_believed()
    {
        await using var server = await TestServer.Start(_limits);
        var code = await Open(server);
        for (var lie = 1; lie <= 2; lie++)
            await Join(server, code, $"192.0.2.{lie}");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(server, code, "192.0.2.3"));
    }

    [Fact]
    public async Task A_network_that_is_none_is_named() =>
        Assert.Contains(
            "Proxy:Networks",
            (
                await Assert.ThrowsAsync<CannotStartException>(() => TestServer.Start("--Proxy:Networks=everywhere"))
            ).Message,
            StringComparison.Ordinal
        );

    private static async Task<string> Open(TestServer server)
    {
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return (await server.Open()).Code;
    }

    private static async Task<HttpStatusCode> Join(TestServer server, string code, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/join")
        {
            Content = System.Net.Http.Json.JsonContent.Create(
                new JoinRequest(Guid.NewGuid().ToString(), code, "Invented Person", null, Spectator: true),
                options: Rules.Language.Json.Options
            ),
        };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        return (await server.Http.SendAsync(request)).StatusCode;
    }
}
