using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>The REST side of a server: opens sessions and classes, and takes seats.</summary>
internal sealed class SessionApi(Uri server, string? hostKey) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Uri Hub { get; } = HubOf(server);

    /// <summary>Where a server's clients connect.</summary>
    public static Uri HubOf(Uri server) =>
        new UriBuilder(new Uri(server, WireConstants.HubPath)) { Scheme = server.Scheme == "https" ? "wss" : "ws" }.Uri;

    /// <summary>The roles of a scenario.</summary>
    public async Task<IReadOnlyList<string>> Roles(string scenario, CancellationToken cancellationToken)
    {
        var shelf = await _http.GetFromJsonAsync<JsonElement>("/api/scenarios", cancellationToken);
        var card = shelf.EnumerateArray().FirstOrDefault(found => found.GetProperty("id").GetString() == scenario);
        if (card.ValueKind == JsonValueKind.Undefined)
            throw new HttpRequestException($"The server has no scenario '{scenario}'.");
        return [.. card.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("id").GetString()!)];
    }

    public Task<SessionOpenedReply> Open(string scenario, CancellationToken cancellationToken) =>
        Post<OpenSessionRequest, SessionOpenedReply>(
            "/api/sessions",
            new OpenSessionRequest(scenario, Pacing.Turns),
            hostKey,
            cancellationToken
        );

    /// <summary>Opens a class in turns, one person a role.</summary>
    public Task<ClassOpenedReply> OpenClass(string scenario, int tables, CancellationToken cancellationToken) =>
        Post<OpenClassRequest, ClassOpenedReply>(
            "/api/classes",
            new OpenClassRequest(DrawId(), scenario, tables, Pacing.Turns),
            hostKey,
            cancellationToken
        );

    /// <summary>Has every table of a class carry a command out.</summary>
    public Task<TableCommandsReply> Command(
        ClassOpenedReply opened,
        SeatCommand command,
        CancellationToken cancellationToken
    ) =>
        Post<TableCommandsRequest, TableCommandsReply>(
            $"/api/classes/{opened.Class}/tables/commands",
            new TableCommandsRequest(DrawId(), [], command),
            opened.Ticket,
            cancellationToken
        );

    /// <param name="role">Null to watch.</param>
    public Task<JoinReply> Join(string code, string name, string? role, CancellationToken cancellationToken) =>
        Join(new JoinRequest(DrawId(), code, name, role, Spectator: role is null), cancellationToken);

    /// <summary>Asks where a code leads, as people do before they join.</summary>
    public async Task Preview(string code, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri($"/api/join/{code}", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes the place that a class has for somebody.</summary>
    public Task<JoinReply> JoinClass(string code, string name, CancellationToken cancellationToken) =>
        Join(new JoinRequest(DrawId(), code, name), cancellationToken);

    private Task<JoinReply> Join(JoinRequest request, CancellationToken cancellationToken) =>
        Post<JoinRequest, JoinReply>("/api/join", request, bearer: null, cancellationToken);

    private static string DrawId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task<TReply> Post<TRequest, TReply>(
        string path,
        TRequest body,
        string? bearer,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body, options: Json.Options),
        };
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await _http.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created))
        {
            throw new HttpRequestException(
                $"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}"
            );
        }

        return await answer.Content.ReadFromJsonAsync<TReply>(Json.Options, cancellationToken)
            ?? throw new HttpRequestException($"{path} answered nothing.");
    }

    public void Dispose() => _http.Dispose();
}
