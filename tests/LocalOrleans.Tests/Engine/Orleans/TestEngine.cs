using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Simulation.Testing;

namespace Orleans.Local.Tests.Engine;

/// <summary>
/// What tests need to know of the engine they run on: here Microsoft Orleans, as a silo of its own. Only grains and their timers
/// follow the clock of the test; idleness and the waiting for answers are measured by the machine's, whatever is set.
/// </summary>
internal static class TestEngine
{
    /// <summary>How many timers of its own the engine has on the clock of the grains: that by which a silo tells its load.</summary>
    public const int OwnTimers = 1;

    private static readonly string[] s_ownClocks = ["Messaging", "SystemTimers", "Membership", "ActivationManagement", "GrainDirectory"];

    /// <summary>What a call ends with that could only be answered after itself.</summary>
    public static Type CallCycle => typeof(TimeoutException);

    /// <summary>What asking an observer that is gone ends with.</summary>
    public static Type ObserverGone => typeof(TimeoutException);

    public static void AddEngine(this ISiloBuilder builder, TestSilo silo)
    {
        builder.UseLocalhostClustering(FreePort.Find(), gatewayPort: 0);

        // A silo alone has nobody to tell its load to, and would tell it by the clock of the test.
        builder.Configure<DeploymentLoadPublisherOptions>(load => load.DeploymentLoadPublisherRefreshTime = TimeSpan.FromDays(1));
        foreach (var clock in s_ownClocks)
            builder.Services.AddKeyedSingleton("Orleans." + clock, TimeProvider.System);
    }

    /// <summary>Collects what is idle at this moment.</summary>
    public static Task CollectIdle(this TestSilo silo) =>
        silo.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
