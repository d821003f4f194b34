namespace Orleans.Local.Tests.Engine;

/// <summary>Base of tests that need a running engine; each test gets its own.</summary>
public abstract class EngineTest : IAsyncLifetime, IAsyncDisposable
{
    protected TestSilo Silo { get; } = new();

    protected Lifecycle Lifecycle => Silo.Lifecycle;

    protected static Task Nothing(ScriptGrain grain) => Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

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
}
