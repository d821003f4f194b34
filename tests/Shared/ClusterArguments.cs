using System.Globalization;

namespace Simulation.Testing;

/// <summary>Settings of a server that shares a database with others of this machine.</summary>
public static class ClusterArguments
{
    public static string[] Of(string connection) =>
    [
        "--Journal:Kind=postgres",
        "--Journal:ConnectionString=" + connection,
        "--Cluster:Address=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--Cluster:Port={FreePort.Find()}"),
        string.Create(CultureInfo.InvariantCulture, $"--Cluster:GatewayPort={FreePort.Find()}"),
    ];
}
