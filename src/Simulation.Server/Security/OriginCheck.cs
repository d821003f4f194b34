using Microsoft.Extensions.Options;
using Simulation.Rules.Sessions;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>
/// Lets only pages of this server itself (and of origins that the operator names) change something or open a
/// connection. Browsers always send a page's origin; programs that are no browsers send none.
/// </summary>
public sealed class OriginCheck(IOptions<HttpSettings> access)
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
        return access.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
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
        || request.Path.StartsWithSegments(Protocol.WireConstants.HubPath, StringComparison.OrdinalIgnoreCase);
}
