using System.Globalization;

namespace Simulation.Testing;

/// <summary>Settings of a server that shares a database with others of this machine.</summary>
public static class ClusterArguments
{
    /// <param name="port">For the other servers; a free one when left out.</param>
    public static string[] Of(string connection, int? port = null) =>
        [
            "--Journal:Kind=postgres",
            "--Journal:ConnectionString=" + connection,
            "--Cluster:Address=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--Cluster:Port={port ?? FreePort.Find()}"),
            string.Create(CultureInfo.InvariantCulture, $"--Cluster:GatewayPort={FreePort.Find()}"),
        ];
}
