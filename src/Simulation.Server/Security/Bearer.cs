namespace Simulation.Server.Security;

/// <summary>The secret in <c>Authorization: Bearer …</c>; a secret is never part of an address.</summary>
public static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 and < 300 } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
