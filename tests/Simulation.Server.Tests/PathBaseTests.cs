using System.Net;
using Simulation.Protocol;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A server under a path prefix, beside others under the same name.</summary>
public sealed class PathBaseTests : IDisposable
{
    private readonly TemporaryFolder _client = new();

    public PathBaseTests()
    {
        Directory.CreateDirectory(Path.Combine(_client.Path, "assets"));
        File.WriteAllText(Path.Combine(_client.Path, "assets", "page.js"), "// script");
        File.WriteAllText(
            Path.Combine(_client.Path, "index.html"),
            "<meta name=\"path-base\" content=\"\" /><script src=\"./assets/page.js\"></script>"
        );
    }

    [Theory]
    [InlineData("--PathBase=/play/whitecell", "/play/whitecell", "/play/whitecell")]
    [InlineData("--PathBase=/play/whitecell/", "/play/whitecell", "/play/whitecell")]
    [InlineData("--PathBase=/play/whitecell", "", "/play/whitecell")] // A proxy that takes the prefix off.
    [InlineData("--PathBase=", "", "")]
    public async Task Pages_files_and_interface_are_there(string setting, string asked, string written)
    {
        await using var server = await TestServer.Start(setting, "--Client=" + _client.Path);
        foreach (var screen in (string[])["/", "/join/QX7KMN4W", "/s/session", "/host"])
        {
            var page = await server.Http.GetStringAsync(asked + screen);
            Assert.Contains($"src=\"{written}/assets/page.js\"", page, StringComparison.Ordinal);
            Assert.Contains($"content=\"{written}\"", page, StringComparison.Ordinal);
        }

        using var script = await server.Http.GetAsync(asked + "/assets/page.js");
        Assert.Equal("// script", await script.Content.ReadAsStringAsync());
        Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var host = await server.Http.GetAsync(asked + "/api/host");
        Assert.True(host.Headers.CacheControl?.NoStore);
        Assert.NotNull(await TestServer.Read<ServerInfo>(host));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(asked + "/api/nothing")).StatusCode);
    }

    [Fact]
    public async Task The_prefix_itself_is_the_start_page()
    {
        await using var server = await TestServer.Start("--PathBase=/whitecell", "--Client=" + _client.Path);
        Assert.Contains("/whitecell/assets/", await server.Http.GetStringAsync("/whitecell"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hub_takes_connections_of_the_servers_own_pages_and_no_others()
    {
        await using var server = await TestServer.Start("--PathBase=/whitecell");
        var session = await server.Open();
        var prefixed = new Uri(server.Address, "/whitecell/");
        var own = server.Address.GetLeftPart(UriPartial.Authority);
        await using var hub = await SessionClient.Connect(prefixed, own);
        Assert.NotNull((await hub.Enter(session.Session, session.Ticket)).Snapshot);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            SessionClient.Connect(prefixed, "https://elsewhere.example")
        );
    }

    [Fact]
    public async Task The_dashboard_stays_under_the_prefix()
    {
        await using var server = await TestServer.Start(
            "--PathBase=/whitecell",
            "--HostKey=open-sesame-please",
            "--Dashboard:Enabled=true"
        );
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = server.Address,
        };
        using var asked = await http.GetAsync("/whitecell/dashboard");
        Assert.Equal("/whitecell/dashboard/sign-in", asked.Headers.Location?.OriginalString);
        Assert.Contains(
            "action=\"/whitecell/dashboard/sign-in\"",
            await http.GetStringAsync("/whitecell/dashboard/sign-in"),
            StringComparison.Ordinal
        );
        using var form = new FormUrlEncodedContent([new("key", "open-sesame-please")]);
        using var signedIn = await http.PostAsync("/whitecell/dashboard/sign-in", form);
        Assert.Equal("/whitecell/dashboard/", signedIn.Headers.Location?.OriginalString);
        Assert.Contains(
            "path=/whitecell/dashboard",
            signedIn.Headers.GetValues("Set-Cookie").Single(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("whitecell")]
    [InlineData("/white cell")]
    [InlineData("/a//b")]
    [InlineData("/../x")]
    [InlineData("/\"><script>")]
    [InlineData("https://school.example/whitecell")]
    public async Task A_prefix_that_is_none_keeps_the_server_from_starting(string prefix)
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => TestServer.Start("--PathBase=" + prefix));
        Assert.Contains("PathBase", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();
}
