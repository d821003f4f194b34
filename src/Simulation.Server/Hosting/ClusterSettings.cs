using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using Simulation.Server.Startup;

namespace Simulation.Server.Hosting;

/// <summary>
/// Where this server listens for the other servers of its cluster. It is in one when its journal is in PostgreSQL: the
/// servers of one database find each other there.
/// </summary>
public sealed record ClusterSettings : ISettings
{
    private const string NoPort = "no port from {1} to {2}";

    public static string Section => "Cluster";

    /// <summary>
    /// Address, or a name of it, under which the other servers reach this one; null for the first private address of
    /// this machine.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Port on which it listens for them.</summary>
    [Range(1, 65535, ErrorMessage = NoPort)]
    public int Port { get; init; } = 11111;

    /// <summary>
    /// Port on which it listens for Orleans clients of the operator, such as <c>whitecell sessions</c>.
    /// </summary>
    [Range(1, 65535, ErrorMessage = NoPort)]
    public int GatewayPort { get; init; } = 30000;
}

/// <summary>How this server is one silo of a cluster.</summary>
/// <param name="Address">Private or loopback, because servers of a cluster trust whatever reaches them.</param>
/// <param name="ConnectionString">The database; holds a secret.</param>
public sealed record ClusterSilo(IPAddress Address, int Port, int GatewayPort, string ConnectionString)
{
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
    public static ClusterSilo? Read(IConfiguration configuration)
    {
        var settings = SettingsBinding.Read<ClusterSettings>(configuration);
        var journal = SettingsBinding.Read<JournalSettings>(configuration);
        if (journal.IsPostgres)
        {
            return new ClusterSilo(
                AddressOf(settings.Address),
                settings.Port,
                settings.GatewayPort,
                journal.ConnectionString!
            );
        }

        var written = configuration.GetSection(ClusterSettings.Section).GetChildren();
        if (written.FirstOrDefault(setting => setting.Value is { Length: > 0 }) is { } unused)
        {
            throw new CannotStartException(
                $"{unused.Path} means nothing without Journal:Kind={JournalSettings.Postgres}:"
                    + " the servers of a cluster share one database."
            );
        }

        return null;
    }

    private static IPAddress AddressOf(string? named)
    {
        if (named is null)
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
}
