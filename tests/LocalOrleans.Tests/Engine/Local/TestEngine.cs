using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Local.Tests.Engine;

/// <summary>What tests need to know of the engine they run on: here LocalOrleans.</summary>
internal static class TestEngine
{
    /// <summary>How many timers of its own the engine has on the clock of the grains: the search for idle activations.</summary>
    public const int OwnTimers = 1;

    /// <summary>What a call ends with that could only be answered after itself.</summary>
    public static Type CallCycle => typeof(InvalidOperationException);

    /// <summary>What asking an observer that is gone ends with.</summary>
    public static Type ObserverGone => typeof(ObjectDisposedException);

    public static void AddEngine(this ISiloBuilder builder, TestSilo silo) =>
        builder.Services.AddKeyedSingleton<TimeProvider>("Orleans.Messaging", silo.MessagingClock);

    /// <summary>Makes so much time pass that what is idle is collected.</summary>
    public static Task CollectIdle(this TestSilo silo)
    {
        silo.Clock.Advance(TestSilo.CollectionAge);
        return Task.CompletedTask;
    }
}
