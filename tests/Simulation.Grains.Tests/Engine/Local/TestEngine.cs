using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Engine;

internal static class TestEngine
{
    public static void AddEngine(this HostApplicationBuilder builder)
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

    /// <summary>What would arrive in another process, if this engine had any.</summary>
    public static T Travel<T>(T sent) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(sent, RecordJson.Options), RecordJson.Options)!;
}
