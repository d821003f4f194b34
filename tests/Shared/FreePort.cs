using System.Net;
using System.Net.Sockets;

namespace Simulation.Testing;

/// <summary>A port of this machine that nobody listens on, for what cannot choose one itself.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
