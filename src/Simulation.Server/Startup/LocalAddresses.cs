using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Simulation.Server.Startup;

/// <summary>The addresses under which the server can be reached.</summary>
public static class LocalAddresses
{
    /// <summary>Where the server listens, in a form that a browser on this machine understands.</summary>
    public static IReadOnlyList<string> Own(IServiceProvider services) =>
        [
            .. Bound(services)
                .Select(address =>
                    address
                        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
                        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
                ),
        ];

    /// <summary>What others on the network can type; none when only this machine can reach the server.</summary>
    public static IReadOnlyList<string> Reachable(IServiceProvider services)
    {
        var reachable = new List<string>();
        foreach (var address in Bound(services))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsLoopback)
                continue;
            if (uri.Host is not ("0.0.0.0" or "[::]"))
                reachable.Add(address);
            else
                reachable.AddRange(OfInterfaces().Select(ip => $"{uri.Scheme}://{ip}:{uri.Port}"));
        }

        return [.. reachable.Distinct()];
    }

    private static IEnumerable<string> Bound(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>Of this machine's networks.</summary>
    public static IEnumerable<IPAddress> OfInterfaces() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(ip => ip.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(ip));
}
