using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Strangers' pages, foreign names and missing keys stay outside.</summary>
public sealed class SecurityTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Pages_of_other_origins_neither_connect_nor_post(string origin)
    {
        await using var server = await TestServer.Start();
        await Assert.ThrowsAsync<WebSocketException>(() => SessionClient.Connect(server.Address, origin));
        foreach (var path in (string[])["/hub/session/negotiate?negotiateVersion=1", "/api/sessions", "/api/join"])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
            request.Headers.Add("Origin", origin);
            Assert.Equal(HttpStatusCode.Forbidden, (await server.Http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task The_servers_own_pages_connect()
    {
        var server = await shared.Started;
        await using var hub = await SessionClient.Connect(
            server.Address,
            server.Address.GetLeftPart(UriPartial.Authority)
        );
        Assert.False(hub.Ended.IsCompleted);
    }

    [Fact]
    public async Task Foreign_host_names_are_refused_on_loopback()
    {
        var server = await shared.Started;
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios")
        {
            Headers = { Host = "rebound.example" },
        };
        using var answer = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            AllowedHostsCheck.Refusal,
            (await answer.Content.ReadFromJsonAsync<Problem>(Json.Options))?.Refusal
        );
    }

    [Theory]
    [InlineData("/api/scenarios", "whitecell.example", HttpStatusCode.OK)]
    [InlineData("/api/scenarios", "a.school.example:8080", HttpStatusCode.OK)]
    [InlineData("/api/scenarios", "school.example", HttpStatusCode.BadRequest)]
    [InlineData("/api/scenarios", "localhost", HttpStatusCode.BadRequest)]
    [InlineData("/health/ready", "localhost", HttpStatusCode.OK)]
    [InlineData("/health/live", "10.0.0.7", HttpStatusCode.OK)]
    public async Task Only_names_of_the_server_are_answered_but_for_questions_for_its_health(
        string path,
        string host,
        HttpStatusCode expected
    )
    {
        await using var server = await TestServer.Start("--AllowedHosts=whitecell.example;*.school.example");
        await server.WarmUp();
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        Assert.Equal(expected, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_server_on_loopback_behind_a_proxy_answers_to_its_real_name()
    {
        await using var server = await TestServer.Start("--HostKey=open-sesame-please", "--Proxy:Networks=127.0.0.0/8");
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/scenarios")
        {
            Headers = { Host = "whitecell.example" },
        };
        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Answers_carry_the_protective_headers()
    {
        var server = await shared.Started;
        var headers = (await server.Http.GetAsync("/api/host")).Headers;
        Assert.Contains(
            "frame-ancestors 'none'",
            headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.False(headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/api/host")]
    [InlineData("/api/scenarios")]
    [InlineData("/API/host")]
    [InlineData("/api/join/QQQQQQQQ")]
    [InlineData("/api/sessions/nosuchsession/debrief")]
    [InlineData("/api/nothing")]
    public async Task Nothing_of_the_interface_is_kept_by_a_browser_or_proxy(string path)
    {
        var server = await shared.Started;
        using var answer = await server.Http.GetAsync(path);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_server_that_stops_sends_the_protective_headers_too()
    {
        await using var server = await TestServer.Start();
        server.AskToStop();
        using var answer = await server.Http.GetAsync("/api/host");
        Assert.Equal(RefusalCode.ServerStopping, await TestServer.RefusalOf(answer));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("https", "--Proxy:Networks=127.0.0.0/8", true)]
    [InlineData("http", "--Proxy:Networks=127.0.0.0/8", false)]
    [InlineData("https", "--Proxy:Networks=", false)]
    public async Task Browsers_stay_with_https_when_the_proxy_says_that_it_is(string scheme, string proxy, bool stays)
    {
        await using var server = await TestServer.Start("--HostKey=open-sesame-please", proxy);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/host");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await server.Http.SendAsync(request);
        Assert.Equal(
            stays ? ["max-age=31536000"] : [],
            answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : []
        );
    }

    [Fact]
    public async Task Beyond_loopback_opening_a_session_needs_the_host_key()
    {
        await using var server = await TestServer.Start("--HostKey=open-sesame-please");
        Assert.True((await TestServer.Read<ServerInfo>(await server.Http.GetAsync("/api/host"))).KeyNeeded);
        var request = new OpenSessionRequest("first-call", Pacing.Live);
        Assert.Equal(
            RefusalCode.HostKeyNeeded,
            await TestServer.RefusalOf(await server.Post("/api/sessions", request))
        );
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "open-sesam");
        Assert.Equal(
            RefusalCode.HostKeyNeeded,
            await TestServer.RefusalOf(await server.Post("/api/sessions", request))
        );
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "open-sesame-please");
        await TestServer.Read<SessionOpenedReply>(await server.Post("/api/sessions", request));
    }

    [Fact]
    public async Task Health_says_what_runs()
    {
        await using var server = await TestServer.Start();
        Assert.True((await server.Http.GetAsync("/health/live")).IsSuccessStatusCode);
        await server.WarmUp();
        Assert.Contains("ready", await server.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }
}
