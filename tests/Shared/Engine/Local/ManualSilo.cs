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

    /// <summary>Twenty minutes pass in which nothing is used, and all of ours is let go.</summary>
    public static async Task FallAsleep(IGrainFactory grains, ManualTimeProvider time)
    {
        for (var minute = 0; minute < 20; minute++)
        {
            await PassIdle(grains, time);

            // Turns run on the thread pool, which says when it has nothing left to do.
            do await Task.Delay(50);
            while (ThreadPool.PendingWorkItemCount > 0);
        }
    }
}
