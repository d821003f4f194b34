using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Server.Hosting;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// The real server in this process: its own port, its own data folder, autopilots that do not dawdle.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder? _own;

    private TestServer(WebApplication app, string data, TemporaryFolder? own)
    {
        _app = app;
        _own = own;
        Data = data;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Data { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestServer> Start(params string[] settings)
    {
        var own = new TemporaryFolder();
        try
        {
            return new TestServer(await Run(own.Path, settings), own.Path, own);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>Starts on a data folder that stays after it.</summary>
    public static async Task<TestServer> StartIn(string data, params string[] settings) =>
        new(await Run(data, settings), data, own: null);

    public async Task<SessionOpenedReply> Open(
        Pacing pacing = Pacing.Turns,
        decimal? pace = null,
        string? seed = "seed",
        TeamSettings? teams = null
    ) =>
        await Read<SessionOpenedReply>(
            await Post("/api/sessions", new OpenSessionRequest("first-call", pacing, pace, seed, Teams: teams))
        );

    public async Task<JoinReply> Join(
        string code,
        string name,
        string? role = null,
        bool spectator = false,
        string? id = null
    ) => await Read<JoinReply>(await PostJoin(code, name, role, spectator, id));

    public Task<HttpResponseMessage> PostJoin(
        string code,
        string name,
        string? role = null,
        bool spectator = false,
        string? id = null
    ) => Post("/api/join", new JoinRequest(id ?? Guid.NewGuid().ToString(), code, name, role, spectator));

    public Task<HttpResponseMessage> Post<T>(string path, T body) => Http.PostAsJsonAsync(path, body, Json.Options);

    public Task<HttpResponseMessage> GetWithTicket(string path, string ticket) => Send(HttpMethod.Get, path, ticket);

    public Task<HttpResponseMessage> PostWithTicket<T>(string path, T body, string ticket) =>
        Send(HttpMethod.Post, path, ticket, JsonContent.Create(body, options: Json.Options));

    /// <summary>A player in a role, connected and up to date.</summary>
    public async Task<Player> Play(SessionOpenedReply session, string role)
    {
        var joined = await Join(session.Code, "Player of " + role, role);
        return await Player.Enter(Address, joined.Session, joined.Ticket);
    }

    public Task<Player> Facilitate(SessionOpenedReply session) =>
        Player.Enter(Address, session.Session, session.Ticket);

    /// <summary>A game that one person and autopilots have played.</summary>
    /// <returns>The session, and the ticket of the person.</returns>
    public async Task<(SessionOpenedReply Session, string Ada)> PlayToTheEnd(string seed)
    {
        var session = await Open(seed: seed);
        await using var facilitator = await Facilitate(session);
        await using var ada = await Play(session, "cloud");
        await facilitator.Do(new StartSession());
        await facilitator.Until(() =>
            facilitator.Log.Any(notice => notice is { Kind: NoticeKind.Move, Pilot: Pilot.Autopilot })
        );
        await facilitator.Do(new EndSession());
        await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
        return (session, ada.Ticket);
    }

    public static async Task<T> Read<T>(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }

    public static async Task<RefusalCode> RefusalOf(HttpResponseMessage response)
    {
        Assert.False(response.IsSuccessStatusCode);
        var body = await response.Content.ReadAsStringAsync();
        return JsonSerializer.Deserialize<Problem>(body, Json.Options)!.Refusal.Code;
    }

    /// <summary>Waits until the server says of itself that it is ready, as far as that is a matter of time.</summary>
    public Task WarmUp() => _app.Services.GetRequiredService<WarmUp>().ExecuteTask!;

    /// <summary>What the server is told first when it is stopped; it goes on to answer until it is disposed.</summary>
    public void AskToStop() => _app.Lifetime.StopApplication();

    private static async Task<WebApplication> Run(string data, string[] settings)
    {
        var app = await Program.Build([
            "--Urls=http://127.0.0.1:0",
            "--Client=none",
            "--Data=" + data,
            "--Scenarios=" + Repository.Scenarios,
            "--Autopilot:ThinkSeconds=0",
            "--Analysis:Automatic=false",
            "--Logging:LogLevel:Default=None",
            .. settings,
        ]);
        await app.StartAsync();
        return app;
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string ticket, HttpContent? body = null) =>
        Http.SendAsync(
            new HttpRequestMessage(method, path)
            {
                Content = body,
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ticket) },
            }
        );

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _own?.Dispose();
    }
}
