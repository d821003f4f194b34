using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Simulation.Testing;

/// <summary>The engine in this process, whose grains follow a <see cref="ManualTimeProvider"/>.</summary>
internal static class ManualSilo
{
    public static void AddManualSilo(this HostApplicationBuilder builder)
    {
        builder.UseOrleans(_ => { });

        // The clock of the test moves grains and timers; calls under way do not time out by it.
        builder.Services.AddKeyedSingleton("Orleans.Messaging", TimeProvider.System);
    }

    /// <summary>A minute passes in which nothing is used.</summary>
    public static Task PassIdle(IGrainFactory grains, ManualTimeProvider time)
    {
        time.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }
}
