using System.Collections.Concurrent;

namespace Orleans.Local.Tests.Scripts;

/// <summary>What script grains do when they come and go; a test sets it before its first call.</summary>
public sealed class Lifecycle
{
    public Func<ScriptGrain, CancellationToken, Task> OnActivate { get; set; } = (_, _) => Task.CompletedTask;

    public Func<ScriptGrain, DeactivationReason, CancellationToken, Task> OnDeactivate { get; set; } =
        (_, _, _) => Task.CompletedTask;

    /// <summary>What lives as long as the host.</summary>
    public ConcurrentBag<object> Held { get; } = [];

    /// <summary>What happened, in order.</summary>
    public ConcurrentQueue<string> Log { get; } = new();
}
