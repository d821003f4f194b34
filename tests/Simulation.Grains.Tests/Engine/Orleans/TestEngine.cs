using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Simulation.Grains.Engine;

namespace Simulation.Grains.Tests.Engine;

/// <summary>A silo of its own whose grains follow the clock of the test; what Orleans does for itself follows the real one.</summary>
internal static class TestEngine
{
    private static readonly string[] OwnClocks = ["Messaging", "SystemTimers", "Membership", "ActivationManagement", "GrainDirectory"];

    public static void AddEngine(this HostApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.AddRecords();
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);

        // A silo alone has nobody to tell its load to, and would tell it by the clock of the test.
        silo.Configure<DeploymentLoadPublisherOptions>(load => load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromDays(1));
        foreach (var clock in OwnClocks) silo.Services.AddKeyedSingleton("Orleans." + clock, TimeProvider.System);
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
