// Grains that do what a test says. A call carries plain values only, as between machines: the test keeps a function,
// and the grain gets its number. All silos of a test are in its process, so both find it.
using System.Collections.Concurrent;
using Orleans.Concurrency;

namespace Orleans.Contract.Tests;

public interface IScriptGrain : IGrainWithStringKey
{
    Task Run(int script);

    [OneWay]
    Task RunOneWay(int script);

    /// <summary>Takes a reference to an observer from a message.</summary>
    Task Take(IListener listener, int script);
}

/// <summary>One call at a time, as an actor.</summary>
public interface IPlainGrain : IScriptGrain;

/// <summary>Calls interleave, as those to a session.</summary>
public interface IReentrantGrain : IScriptGrain;

public abstract class ScriptGrain : Grain, IScriptGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Script.OnDeactivate.GetValueOrDefault(this.GetPrimaryKeyString())?.Invoke(reason) ?? Task.CompletedTask;

    public Task Run(int script) => Script.Kept<Func<ScriptGrain, Task>>(script)(this);

    public Task RunOneWay(int script) => Run(script);

    public Task Take(IListener listener, int script) => Script.Kept<Func<IListener, Task>>(script)(listener);

    public SiloAddress Silo => GrainContext.Address.SiloAddress!;

    public void Leave() => DeactivateOnIdle();
}

public sealed class PlainGrain : ScriptGrain, IPlainGrain;

[Reentrant]
public sealed class ReentrantGrain : ScriptGrain, IReentrantGrain;

public static class Script
{
    private static readonly ConcurrentDictionary<int, Delegate> _kept = new();
    private static int _last;

    /// <summary>What grains do when they are deactivated, by their keys.</summary>
    public static ConcurrentDictionary<string, Func<DeactivationReason, Task>> OnDeactivate { get; } = new();

    public static TDelegate Kept<TDelegate>(int number)
        where TDelegate : Delegate => (TDelegate)_kept[number];

    public static Task Run(this IScriptGrain grain, Func<ScriptGrain, Task> script) => grain.Run(Keep(script));

    public static Task Run(this IScriptGrain grain, Action<ScriptGrain> script) =>
        grain.Run(instance =>
        {
            script(instance);
            return Task.CompletedTask;
        });

    public static Task RunOneWay(this IScriptGrain grain, Func<ScriptGrain, Task> script) =>
        grain.RunOneWay(Keep(script));

    public static Task Take(this IScriptGrain grain, IListener listener, Func<IListener, Task> script) =>
        grain.Take(listener, Keep(script));

    /// <summary>Calls the grain, which activates it.</summary>
    public static async Task<Activation> Activate(this IScriptGrain grain)
    {
        Activation? found = null;
        await grain.Run(self => found = new Activation(self, self.Silo, self.GrainContext.Deactivated));
        return found!;
    }

    private static int Keep(Delegate script)
    {
        var number = Interlocked.Increment(ref _last);
        _kept[number] = script;
        return number;
    }
}

/// <param name="Instance">To be compared, and nothing else: it is the grain's own.</param>
/// <param name="Deactivated">Completes after the grain's own deactivation.</param>
public sealed record Activation(ScriptGrain Instance, SiloAddress Silo, Task Deactivated);

/// <summary>A point at which code waits until the test opens it.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when code waits at the gate.</summary>
    public Task Reached => _reached.Task;

    public Task Wait()
    {
        _reached.TrySetResult();
        return _opened.Task;
    }

    public void Open() => _opened.TrySetResult();
}
