using System.Net;
using System.Net.Sockets;
using Orleans.Hosting;
using Simulation.Grains.Engine;

namespace Simulation.Server.Engine;

/// <summary>The grains run on Microsoft Orleans, with this process as a silo.</summary>
public static class EngineSetup
{
    public const string Name = "Microsoft Orleans";

    public static void AddEngine(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.AddOurGrains();
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
    });

    // Nobody needs to find a silo that is alone, and several servers may run on one machine.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
