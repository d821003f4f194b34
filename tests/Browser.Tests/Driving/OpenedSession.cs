using System.Net.Http.Json;
using Simulation.Testing;

namespace Browser.Tests.Driving;

/// <param name="Ticket">The facilitator's.</param>
public sealed record OpenedSession(string Session, string Code, string Ticket)
{
    public Uri Address { get; init; } = new("about:blank");

    /// <summary>What the QR code holds.</summary>
    public Uri JoinLink => new(Address, $"join/{Code}");

    public Uri FacilitatorLink => new(Address, $"s/{Session}#t={Ticket}");
}

/// <summary>What people ask a server for, without a browser.</summary>
internal static class SessionApi
{
    private static readonly HttpClient Http = new();

    public static async Task<OpenedSession> Open(
        this ServerProcess server,
        string pacing = "turns",
        decimal? pace = null,
        string? seed = null,
        string scenario = "first-call",
        object? teams = null
    )
    {
        using var answer = await Http.PostAsJsonAsync(
            new Uri(server.Address, "api/sessions"),
            new
            {
                scenario,
                pacing,
                pace,
                seed,
                teams,
            }
        );
        answer.EnsureSuccessStatusCode();
        var opened = (await answer.Content.ReadFromJsonAsync<OpenedSession>())!;
        return opened with { Address = server.Address };
    }

    /// <summary>Takes a seat.</summary>
    public static async Task Join(this ServerProcess server, OpenedSession session, string name, string? role)
    {
        using var answer = await Http.PostAsJsonAsync(
            new Uri(server.Address, "api/join"),
            new
            {
                id = Guid.NewGuid().ToString(),
                code = session.Code,
                name,
                role,
                spectator = false,
            }
        );
        answer.EnsureSuccessStatusCode();
    }
}
