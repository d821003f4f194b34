using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Grains.Codes;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>
/// Guessed codes and keys keep nobody out who has the right one and comes from the same address.
/// </summary>
public sealed class GuessingTests
{
    [Fact]
    public async Task After_sixty_wrong_codes_the_right_one_still_opens_the_session()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        for (var wrong = 0; wrong < 60; wrong++)
            await GuessCode(server);

        var late = Enumerable.Range(0, 100).Select(_ => GuessCode(server)).ToArray();
        var preview = TestServer.Read<JoinPreview>(await server.Http.GetAsync("/api/join/" + session.Code));
        var joined = server.Join(session.Code, "Ada", "cloud");
        Assert.Equal(session.Session, (await preview).Session);
        Assert.Equal(session.Session, (await joined).Session);
        await Task.WhenAll(late);
    }

    [Fact]
    public async Task Wrong_codes_do_not_use_up_the_joins_of_an_address()
    {
        await using var server = await TestServer.Start("--Limits:JoinsPerMinute=1");
        var session = await server.Open();
        for (var wrong = 0; wrong < 5; wrong++)
            Assert.Equal(
                RefusalCode.UnknownSession,
                await TestServer.RefusalOf(await server.PostJoin("QQQQQQQQ", "Eve"))
            );
        await server.Join(session.Code, "Ada");
    }

    [Theory]
    [InlineData("QQQQQQQO", "0, O, 1, I, L and U are in no code")]
    [InlineData("QQQQQQQQ", "No session has this code")]
    public async Task Who_types_a_character_that_no_code_has_is_told_so(string code, string words)
    {
        await using var server = await TestServer.Start();
        var refused = await server.Http.GetAsync("/api/join/" + code);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_host_keys_do_not_use_up_the_openings_of_an_address()
    {
        await using var server = await TestServer.Start("--HostKey=open-sesame-please", "--Limits:OpeningsPerMinute=1");
        Give(server, "close-sesame");
        for (var wrong = 0; wrong < 10; wrong++)
            Assert.Equal(RefusalCode.HostKeyNeeded, await TestServer.RefusalOf(await Open(server)));
        Give(server, "open-sesame-please");
        Assert.Equal(HttpStatusCode.OK, (await Open(server)).StatusCode);
    }

    [Fact]
    public async Task A_session_of_an_earlier_version_is_joined_with_its_six_characters()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        Assert.Equal(8, session.Code.Length);
        var former = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IJoinCodeGrain>("QX7KMN");
        Assert.True(await former.Claim(session.Session));
        var preview = await TestServer.Read<JoinPreview>(await server.Http.GetAsync("/api/join/qx7-kmn"));
        Assert.Equal(session.Session, preview.Session);
    }

    private static async Task GuessCode(TestServer server)
    {
        using var answer = await server.Http.GetAsync("/api/join/QQQQQQQQ");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Open(TestServer server) =>
        server.Post("/api/sessions", new OpenSessionRequest("first-call", Pacing.Live));

    private static void Give(TestServer server, string key) =>
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
