using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Simulation.Server.Startup;

namespace Simulation.Server.Hosting;

/// <summary>
/// How this server is one silo of a cluster: with a journal in PostgreSQL, the servers of one database find each other
/// there.
/// </summary>
/// <param name="Address">
/// Under which the other servers reach this one; private or loopback, because whatever reaches it is taken for one of
/// them.
/// </param>
/// <param name="Port">On which it listens for them.</param>
/// <param name="GatewayPort">
/// On which it listens for Orleans clients of the operator, such as <c>whitecell sessions</c>.
/// </param>
/// <param name="ConnectionString">The database; holds a secret.</param>
public sealed record ClusterSettings(IPAddress Address, int Port, int GatewayPort, string ConnectionString)
{
    private const int DefaultPort = 11111;

    private const int DefaultGatewayPort = 30000;

    private static readonly IPNetwork[] s_private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <returns>Null when the server is a silo of its own.</returns>
    /// <exception cref="CannotStartException">The settings do not fit together.</exception>
    public static ClusterSettings? Read(IConfiguration configuration)
    {
        if (configuration["Journal:Kind"] == JournalPlace.Postgres)
        {
            return new ClusterSettings(
                AddressOf(configuration["Cluster:Address"]),
                PortOf("Cluster:Port", configuration["Cluster:Port"], DefaultPort),
                PortOf("Cluster:GatewayPort", configuration["Cluster:GatewayPort"], DefaultGatewayPort),
                configuration["Journal:ConnectionString"]!
            );
        }

        var settings = configuration.GetSection("Cluster").GetChildren();
        if (settings.FirstOrDefault(setting => setting.Value is { Length: > 0 }) is { } idle)
        {
            throw new CannotStartException(
                $"{idle.Path} means nothing without Journal:Kind={JournalPlace.Postgres}:"
                    + " the servers of a cluster share one database."
            );
        }

        return null;
    }

    private static IPAddress AddressOf(string? named)
    {
        if (string.IsNullOrEmpty(named))
        {
            return LocalAddresses.OfInterfaces().FirstOrDefault(IsPrivate)
                ?? throw new CannotStartException(
                    "No private address was found under which other servers could reach this one;"
                        + " name one with Cluster:Address."
                );
        }

        IPAddress address;
        try
        {
            // A name is looked up once; a silo is known by its number.
            address = IPAddress.TryParse(named, out var number)
                ? number
                : Dns.GetHostAddresses(named, AddressFamily.InterNetwork)[0];
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw new CannotStartException($"Cluster:Address: '{named}' is no address, and no name of one.");
        }

        return IsPrivate(address)
            ? address
            : throw new CannotStartException(
                $"Cluster:Address: {address} is a public address. Servers of a cluster trust whatever reaches them;"
                    + " name a private or loopback address."
            );
    }

    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address) || s_private.Any(network => network.Contains(address));

    private static int PortOf(string setting, string? named, int usual) =>
        named switch
        {
            null or "" => usual,
            var text when int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 =>
                port,
            var text => throw new CannotStartException($"{setting}: '{text}' is no port from 1 to 65535."),
        };
}
