using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Simulation.Grains.Hosting;

namespace Simulation.Testing;

/// <summary>
/// A silo of its own in this process, whose grains follow a <see cref="ManualTimeProvider"/>; what Orleans does for
/// itself follows the real clock.
/// </summary>
internal static class ManualSilo
{
    private static readonly string[] OwnClocks =
    [
        "Messaging",
        "SystemTimers",
        "Membership",
        "ActivationManagement",
        "GrainDirectory",
    ];

    public static void AddManualSilo(this HostApplicationBuilder builder) =>
        builder.UseOrleans(silo =>
        {
            silo.AddWhitecellGrains();
            silo.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);

            // A silo alone has nobody to tell its load to, and would tell it by the clock of the test.
            silo.Configure<DeploymentLoadPublisherOptions>(load =>
                load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromDays(1)
            );
            silo.KeepOwnClocks();
        });

    public static void KeepOwnClocks(this ISiloBuilder silo)
    {
        foreach (var clock in OwnClocks)
            silo.Services.AddKeyedSingleton("Orleans." + clock, TimeProvider.System);

        // Between them it would wait by the clock of the test, which stands still while the silo stops.
        silo.Configure<SiloMessagingOptions>(messaging => messaging.PlacementMaxRetries = 0);
    }

    /// <summary>
    /// A minute passes in which nothing is used. When what is not used is let go, is among what Orleans does by the
    /// real clock.
    /// </summary>
    public static Task PassIdle(IGrainFactory grains, ManualTimeProvider time)
    {
        time.Advance(TimeSpan.FromMinutes(1));
        return grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }

    /// <summary>
    /// Twenty minutes pass in which nothing is used, and all of ours is let go. Orleans looks every five seconds of the
    /// real clock what is idle, and can be made to let go only of what it has seen so twice.
    /// </summary>
    /// <exception cref="TimeoutException">Something stays awake.</exception>
    public static async Task FallAsleep(IGrainFactory grains, ManualTimeProvider time)
    {
        for (var minute = 0; minute < 20; minute++)
            await PassIdle(grains, time);
        var management = grains.GetGrain<IManagementGrain>(0);
        for (var waited = 0; waited < 300; waited++)
        {
            var awake = await management.GetSimpleGrainStatistics();
            if (
                !awake.Any(kind =>
                    kind.GrainType.StartsWith(nameof(Simulation), StringComparison.Ordinal) && kind.ActivationCount > 0
                )
            )
                return;
            await Task.Delay(200);
            await management.ForceActivationCollection(TimeSpan.Zero);
        }

        throw new TimeoutException("Grains that are not used any more did not fall asleep.");
    }
}
