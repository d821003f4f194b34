using Orleans.Concurrency;

namespace Orleans.Local.Tests.Scripts;

public abstract class ScriptGrain(Lifecycle lifecycle) : Grain, IScript
{
    private static int s_made;

    private IListener? _known;

    /// <summary>Which activation of all this is.</summary>
    public int Activation { get; } = Interlocked.Increment(ref s_made);

    public string Key => this.GetPrimaryKeyString();

    public IGrainFactory Grains => GrainFactory;

    public IServiceProvider Services => ServiceProvider;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        lifecycle.OnActivate(this, cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        lifecycle.OnDeactivate(this, reason, cancellationToken);

    public Task Run(int script) => Script.Of<Func<ScriptGrain, Task>>(script)(this);

    public Task<string> Ask(int script) => Script.Of<Func<ScriptGrain, Task<string>>>(script)(this);

    public async ValueTask RunValue(int script) => await Run(script);

    public ValueTask<int> Increment(int number) => ValueTask.FromResult(number + 1);

    public Task RunInterleaving(int script) => Run(script);

    public Task RunReadOnly(int script) => Run(script);

    public Task RunOneWay(int script) => Run(script);

    public Task RunWithTimeout(int script) => Run(script);

    public Task RunCancellable(int script, CancellationToken cancellationToken) =>
        Script.Of<Func<ScriptGrain, CancellationToken, Task>>(script)(this, cancellationToken);

    public Task RunInterleavingCancellable(int script, CancellationToken cancellationToken) =>
        RunCancellable(script, cancellationToken);

    public Task RunOneWayCancellable(int script, CancellationToken cancellationToken) =>
        RunCancellable(script, cancellationToken);

    public Task Say(IListener listener, string what)
    {
        listener.Hear(what);
        return Task.CompletedTask;
    }

    public Task<int> Count(IListener listener) => listener.Count();

    public Task<bool> Know(IListener listener)
    {
        var isNew = !listener.Equals(_known);
        _known = listener;
        return Task.FromResult(isNew);
    }

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
