using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Simulation.Server.Dashboard;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// The dashboard of Microsoft Orleans is there only where it was asked for, and only for those who have the host key.
/// </summary>
public sealed class DashboardTests : IDisposable
{
    private const string Key = "open-sesame-please";

    private static readonly string[] s_enabled = ["--Dashboard:Enabled=true", "--HostKey=" + Key];

    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public void Dispose() => _browser.Dispose();

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/sign-in")]
    [InlineData("/dashboard/ClusterStats")]
    public async Task It_is_off_by_default(string path)
    {
        await using var server = await TestServer.Start("--HostKey=" + Key);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(server, path)).StatusCode);
    }

    [Theory]
    [InlineData("--Dashboard:Enabled=true")]
    [InlineData("--Dashboard:Enabled=true", "--Urls=http://*:0")]
    public async Task It_needs_a_host_key_of_the_operators_own(params string[] settings)
    {
        var failure = await Assert.ThrowsAsync<CannotStartException>(() => TestServer.Start(settings));
        Assert.Contains("HostKey", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_shown_nothing_but_the_way_in()
    {
        await using var server = await TestServer.Start(s_enabled);
        using var page = await Get(server, "/dashboard/");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(DashboardSetup.SignInPath, page.Headers.Location!.ToString());
        foreach (var path in (string[])["index.min.js", "ClusterStats", "DashboardCounters", "GrainState"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get(server, "/dashboard/" + path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get(server, "/DASHBOARD/" + path)).StatusCode);
        }

        foreach (var token in (string[])[new string('0', 64), Key])
        {
            using var refused = await Get(server, "/dashboard/ClusterStats", SignIns.Cookie + "=" + token);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var signIn = await (await Get(server, DashboardSetup.SignInPath)).Content.ReadAsStringAsync();
        Assert.Contains("<form", signIn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("open-sesamE")]
    public async Task A_wrong_key_is_refused(string key)
    {
        await using var server = await TestServer.Start(s_enabled);
        using var refused = await SignIn(server, key);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Contains("not the host key", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_in_may_use_its_own_style_and_no_script()
    {
        await using var server = await TestServer.Start(s_enabled);
        using var page = await Get(server, DashboardSetup.SignInPath);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var style = Regex.Match(await page.Content.ReadAsStringAsync(), "<style>(.*)</style>", RegexOptions.Singleline);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.Groups[1].Value)));
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_key_opens_it_with_a_cookie_that_is_not_the_key()
    {
        await using var server = await TestServer.Start(s_enabled);
        using var signedIn = await SignIn(server, Key);
        Assert.Equal(
            (HttpStatusCode.Redirect, "/dashboard/"),
            (signedIn.StatusCode, signedIn.Headers.Location!.ToString())
        );
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);
        foreach (var flag in (string[])["httponly", "samesite=strict", "path=/dashboard", "max-age=28800"])
            Assert.Contains("; " + flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);

        var token = cookie.Split(';')[0];
        using var page = await Get(server, "/dashboard/", token);
        Assert.Contains("Orleans Dashboard", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(server, "/dashboard/ClusterStats", token)).StatusCode);
        var counters = await (await Get(server, "/dashboard/DashboardCounters", token)).Content.ReadAsStringAsync();
        Assert.Contains("\"hosts\"", counters, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(server, "/dashboard/Trace", token)).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_with_TLS_the_cookie_is_for_TLS_only()
    {
        await using var server = await TestServer.Start([.. s_enabled, "--Proxy:Networks=127.0.0.0/8"]);
        using var signedIn = await SignIn(server, Key, request => request.Headers.Add("X-Forwarded-Proto", "https"));
        Assert.Contains(
            "; secure",
            signedIn.Headers.GetValues("Set-Cookie").Single(),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_pages_of_other_sites_cannot_sign_in()
    {
        await using var server = await TestServer.Start(s_enabled);
        using var foreign = await SignIn(
            server,
            Key,
            request => request.Headers.Add("Origin", "https://elsewhere.example")
        );
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Set-Cookie"));
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 11; guess++)
            answers.Add((await SignIn(server, "guess" + guess)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(server, Key)).StatusCode);
    }

    [Fact]
    public void A_sign_in_ends_after_eight_hours()
    {
        var time = new ManualTimeProvider();
        var signIns = new SignIns(time);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        signIns.Add(context);
        var asked = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        asked.Request.Headers.Cookie = context.Response.Headers.SetCookie.ToString().Split(';')[0];
        Assert.True(signIns.Include(asked.Request));
        time.Advance(SignIns.Lifetime - TimeSpan.FromSeconds(1));
        Assert.True(signIns.Include(asked.Request));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(signIns.Include(asked.Request));
    }

    private async Task<HttpResponseMessage> Get(TestServer server, string path, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await _browser.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SignIn(
        TestServer server,
        string key,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, DashboardSetup.SignInPath));
        request.Content = new FormUrlEncodedContent([new("key", key)]);
        change?.Invoke(request);
        return await _browser.SendAsync(request);
    }
}
