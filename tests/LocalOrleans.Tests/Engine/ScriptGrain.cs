using System.Collections.Concurrent;
using Orleans.Concurrency;

namespace Orleans.Local.Tests.Engine;

/// <summary>A grain that does what the test hands it. Functions can be passed: the engine copies nothing.</summary>
public interface IScript : IGrainWithStringKey
{
    Task Run(Func<ScriptGrain, Task> body);

    Task<string> Ask(Func<ScriptGrain, Task<string>> body);

    ValueTask RunValue(Func<ScriptGrain, Task> body);

    ValueTask<int> AskValue(int number, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task RunInterleaving(Func<ScriptGrain, Task> body);

    [ReadOnly]
    Task RunReadOnly(Func<ScriptGrain, Task> body);

    [OneWay]
    Task RunOneWay(Func<ScriptGrain, Task> body);

    [ResponseTimeout("00:00:10")]
    Task RunWithTimeout(Func<ScriptGrain, Task> body);
}

public interface IPlainScript : IScript;

public interface IReentrantScript : IScript;

public interface IKeptAliveScript : IScript;

public interface IWorkerScript : IScript;

/// <summary>What script grains do when they come and go; a test sets it before its first call.</summary>
public sealed class Lifecycle
{
    public Func<ScriptGrain, CancellationToken, Task> OnActivate { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ScriptGrain, DeactivationReason, CancellationToken, Task> OnDeactivate { get; set; } =
        (_, _, _) => Task.CompletedTask;

    /// <summary>What happened, in order.</summary>
    public ConcurrentQueue<string> Log { get; } = new();
}

public abstract class ScriptGrain(Lifecycle lifecycle) : Grain, IScript
{
    private static int s_made;

    /// <summary>Which activation of all this is.</summary>
    public int Activation { get; } = Interlocked.Increment(ref s_made);

    public Lifecycle Lifecycle => lifecycle;

    public string Key => this.GetPrimaryKeyString();

    public IGrainFactory Grains => GrainFactory;

    public IServiceProvider Services => ServiceProvider;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        lifecycle.OnActivate(this, cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        lifecycle.OnDeactivate(this, reason, cancellationToken);

    public Task Run(Func<ScriptGrain, Task> body) => body(this);

    public Task<string> Ask(Func<ScriptGrain, Task<string>> body) => body(this);

    public async ValueTask RunValue(Func<ScriptGrain, Task> body) => await body(this);

    public async ValueTask<int> AskValue(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return number + 1;
    }

    public Task RunInterleaving(Func<ScriptGrain, Task> body) => body(this);

    public Task RunReadOnly(Func<ScriptGrain, Task> body) => body(this);

    public Task RunOneWay(Func<ScriptGrain, Task> body) => body(this);

    public Task RunWithTimeout(Func<ScriptGrain, Task> body) => body(this);

    public void Leave() => DeactivateOnIdle();

    public void Stay(TimeSpan time) => DelayDeactivation(time);
}

public sealed class PlainScriptGrain(Lifecycle lifecycle) : ScriptGrain(lifecycle), IPlainScript;

[Reentrant]
public sealed class ReentrantScriptGrain(Lifecycle lifecycle) : ScriptGrain(lifecycle), IReentrantScript;

[KeepAlive]
public sealed class KeptAliveScriptGrain(Lifecycle lifecycle) : ScriptGrain(lifecycle), IKeptAliveScript;

[StatelessWorker(2)]
public sealed class WorkerScriptGrain(Lifecycle lifecycle) : ScriptGrain(lifecycle), IWorkerScript;
