using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Simulation.Grains.Engine;

namespace Simulation.Testing;

/// <summary>
/// A silo of its own in this process, whose grains follow a <see cref="ManualTimeProvider"/>; what Orleans does for itself
/// follows the real clock.
/// </summary>
internal static class ManualSilo
{
    private static readonly string[] OwnClocks = ["Messaging", "SystemTimers", "Membership", "ActivationManagement", "GrainDirectory"];

    public static void AddManualSilo(this HostApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.AddOurGrains();
        silo.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);

        // A silo alone has nobody to tell its load to, and would tell it by the clock of the test.
        silo.Configure<DeploymentLoadPublisherOptions>(load => load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromDays(1));
        silo.KeepOwnClocks();
    });

    public static void KeepOwnClocks(this ISiloBuilder silo)
    {
        foreach (var clock in OwnClocks) silo.Services.AddKeyedSingleton("Orleans." + clock, TimeProvider.System);
    }

    /// <summary>A minute passes in which nothing is used. When what is not used is let go, is among what Orleans does by the real clock.</summary>
    public static Task PassIdle(IGrainFactory grains, ManualTimeProvider time)
    {
        time.Advance(TimeSpan.FromMinutes(1));
        return grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }
}
