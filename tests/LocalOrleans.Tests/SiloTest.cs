using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests;

/// <summary>Base of tests that need a running engine; each test gets its own.</summary>
public abstract class SiloTest : IAsyncLifetime
{
    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected TestSilo Silo { get; } = new();

    protected Lifecycle Lifecycle => Silo.Lifecycle;

    protected static Task Nothing(ScriptGrain grain) => Task.CompletedTask;

    public Task InitializeAsync() => Silo.Start();

    public Task DisposeAsync() => Silo.DisposeAsync().AsTask();

    /// <summary>A body that notes what it is and waits at the gate.</summary>
    protected Func<ScriptGrain, Task> Enter(string what, Gate gate) => async _ =>
    {
        Lifecycle.Log.Enqueue(what);
        await gate.Wait();
        Lifecycle.Log.Enqueue(what + " ends");
    };

    /// <summary>A body that notes what it is.</summary>
    protected Func<ScriptGrain, Task> Note(string what) => _ =>
    {
        Lifecycle.Log.Enqueue(what);
        return Task.CompletedTask;
    };

    /// <summary>A call that calls the grain and answers with which activation it is.</summary>
    protected static Task<string> Activation(ScriptGrain grain) => Task.FromResult($"{grain.Activation}");

    /// <summary>Calls the grain; the inner task ends with the activation that was called.</summary>
    protected static async Task<Task> Deactivation(IScript grain)
    {
        Task? gone = null;
        await grain.Run(instance =>
        {
            gone = instance.GrainContext.Deactivated;
            return Task.CompletedTask;
        });

        // Wrapped, so that the caller of this awaits only the call.
        return gone!;
    }
}
