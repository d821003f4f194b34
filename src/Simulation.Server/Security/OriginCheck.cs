using Simulation.Rules.Sessions;

namespace Simulation.Server.Security;

/// <summary>
/// Lets only pages of this server itself (and of origins that the operator names) change something or open a
/// connection. Browsers always say where a page comes from; a program that is no browser says nothing.
/// </summary>
public sealed class OriginCheck(IReadOnlyCollection<string> alsoAllowed)
{
    public static readonly Refusal Refusal = new(
        RefusalCode.Malformed,
        "This page does not come from the server; please open the server's own address."
    );

    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || !IsGuarded(request))
            return true;
        return alsoAllowed.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool IsGuarded(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        || request.Headers.ContainsKey("Upgrade")
        || request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpExtendedConnectFeature>()
            is { IsExtendedConnect: true }
        || request.Path.StartsWithSegments(Protocol.Wire.HubPath, StringComparison.OrdinalIgnoreCase);
}
