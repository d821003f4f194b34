using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>The REST side of a server: opens sessions and takes seats.</summary>
internal sealed class SessionApi(Uri server, string? hostKey) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Uri Hub { get; } =
        new UriBuilder(new Uri(server, Wire.HubPath)) { Scheme = server.Scheme == "https" ? "wss" : "ws" }.Uri;

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
            cancellationToken
        );

    public Task<JoinReply> Join(string code, string name, string? role, CancellationToken cancellationToken) =>
        Post<JoinRequest, JoinReply>(
            "/api/join",
            new JoinRequest(
                RandomNumberGenerator.GetHexString(32, lowercase: true),
                code,
                name,
                role,
                Spectator: role is null
            ),
            cancellationToken
        );

    private async Task<TReply> Post<TRequest, TReply>(string path, TRequest body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body, options: Json.Options),
        };
        if (hostKey is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", hostKey);
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
