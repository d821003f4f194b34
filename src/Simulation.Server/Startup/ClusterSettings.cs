using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Simulation.Server.Startup;

/// <summary>How this server is one silo of a cluster, whose members find each other in the database of the journal.</summary>
/// <param name="Address">Under which the other servers reach this one.</param>
/// <param name="Port">On which it listens for them, and for nobody else: whoever reaches it is taken for one of them.</param>
/// <param name="ConnectionString">The database; holds a secret.</param>
public sealed record ClusterSettings(IPAddress Address, int Port, string ConnectionString)
{
    private const string None = "none";

    private const int DefaultPort = 11111;

    /// <returns>Null when the server is a silo of its own.</returns>
    /// <exception cref="CannotStartException">The settings do not fit together.</exception>
    public static ClusterSettings? Read(IConfiguration configuration)
    {
        switch (configuration["Cluster:Kind"])
        {
            case null or "" or None:
                if (configuration["Cluster:Address"] is { Length: > 0 } || configuration["Cluster:Port"] is { Length: > 0 })
                    throw new CannotStartException($"Cluster:Address and Cluster:Port mean nothing without Cluster:Kind={JournalPlace.Postgres}.");
                return null;
            case JournalPlace.Postgres when configuration["Journal:Kind"] == JournalPlace.Postgres:
                return new ClusterSettings(
                    AddressOf(configuration["Cluster:Address"]), PortOf(configuration["Cluster:Port"]), configuration["Journal:ConnectionString"]!);
            case JournalPlace.Postgres:
                throw new CannotStartException(
                    $"Cluster:Kind={JournalPlace.Postgres} needs Journal:Kind={JournalPlace.Postgres}: the servers of a cluster share one journal, and find each other in its database.");
            case var other:
                throw new CannotStartException($"Cluster:Kind: '{other}' is neither {None} nor {JournalPlace.Postgres}.");
        }
    }

    private static IPAddress AddressOf(string? named)
    {
        if (string.IsNullOrEmpty(named))
        {
            return LocalAddresses.OfInterfaces().FirstOrDefault() ?? throw new CannotStartException(
                "No address was found under which other servers could reach this one; name it with Cluster:Address.");
        }

        try
        {
            // A name is looked up once; a silo is known by its number.
            return IPAddress.TryParse(named, out var address) ? address : Dns.GetHostAddresses(named, AddressFamily.InterNetwork)[0];
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw new CannotStartException($"Cluster:Address: '{named}' is no address, and no name of one.");
        }
    }

    private static int PortOf(string? named) => named switch
    {
        null or "" => DefaultPort,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 => port,
        var text => throw new CannotStartException($"Cluster:Port: '{text}' is no port from 1 to 65535."),
    };
}
