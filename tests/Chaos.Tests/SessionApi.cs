using System.Net;
using System.Net.Http.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Chaos.Tests;

/// <summary>What people ask for before they enter a session.</summary>
internal static class SessionApi
{
    public static Task<SessionOpenedReply> Open(this HttpClient http, string seed) =>
        http.Post<SessionOpenedReply>("/api/sessions", new OpenSessionRequest("first-call", Pacing.Turns, null, seed));

    /// <param name="role">Null to watch.</param>
    public static Task<JoinReply> Join(this HttpClient http, string code, string name, string? role) =>
        http.Post<JoinReply>(
            "/api/join",
            new JoinRequest(Guid.NewGuid().ToString(), code, name, role, Spectator: role is null)
        );

    public static Task<ClassOpenedReply> OpenClass(this HttpClient http, int tables, string seed) =>
        http.Post<ClassOpenedReply>(
            "/api/classes",
            new OpenClassRequest(Guid.NewGuid().ToString(), "ninety-minutes", tables, Pacing.Turns, Seed: seed)
        );

    /// <param name="ticket">The class ticket.</param>
    public static Task<JoinReply> OpenConsole(this HttpClient http, string classId, string ticket, int table)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", ticket);
        return http.Post<JoinReply>($"/api/classes/{classId}/tables/{table}/console", new { });
    }

    /// <summary>Joins a class, asking again with the same attempt until there is an answer.</summary>
    public static async Task<JoinReply> JoinThroughKills(Func<Uri> server, string code, string name)
    {
        var request = new JoinRequest(Guid.NewGuid().ToString(), code, name);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var http = new HttpClient { BaseAddress = server() };
                return await http.Post<JoinReply>("/api/join", request);
            }
            catch (Exception failure) when (failure is HttpRequestException or PutOffException or IOException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"{name} got no seat.");
    }

    /// <exception cref="PutOffException">The server asks for patience.</exception>
    private static async Task<TReply> Post<TReply>(this HttpClient http, string path, object request)
    {
        using var response = await http.PostAsJsonAsync(path, request, Json.Options);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            throw new PutOffException();
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<TReply>(Json.Options))!;
    }
}

/// <summary>
/// The server has answered that it cannot do this at the moment, and that the same may be asked again.
/// </summary>
internal sealed class PutOffException : Exception;
