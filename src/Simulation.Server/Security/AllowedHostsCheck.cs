using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Simulation.Rules.Sessions;
using Simulation.Server.Startup;

namespace Simulation.Server.Security;

/// <summary>
/// Lets only requests through that come to a name of this server. Questions for its health are asked by machines, under
/// whatever address they know.
/// </summary>
public sealed class AllowedHostsCheck(IOptions<HttpSettings> access)
{
    public static readonly Refusal Refusal = new(
        RefusalCode.Malformed,
        "This server does not answer under this name; its operator lists its names in the setting AllowedHosts."
    );

    private readonly StringSegment[] _names =
    [
        .. access.Value.Hosts().Select(name => new StringSegment(new HostString(name).ToUriComponent())),
    ];

    // A request of HTTP/1.0 names no host.
    public bool Allows(HttpRequest request) =>
        request.Host.Host.Length == 0
        || _names.Contains(new StringSegment("*"))
        || HostString.MatchesAny(request.Host.Host, _names)
        || request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
}
