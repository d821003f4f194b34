namespace Simulation.Grains.Tests.Sessions;

/// <summary>Timers of a grain that go off when the test says so.</summary>
internal sealed class StubTimers
{
    private readonly List<StubTimer> _timers = [];

    /// <summary>Those that are not disposed, in the order in which they were started.</summary>
    public IReadOnlyList<StubTimer> Running => [.. _timers.Where(timer => !timer.IsDisposed)];

    public IGrainTimer Start(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new StubTimer(callback, options);
        _timers.Add(timer);
        return timer;
    }
}

internal sealed class StubTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) : IGrainTimer
{
    public TimeSpan Due { get; private set; } = options.DueTime;

    public bool KeepsAwake => options.KeepAlive;

    public bool IsDisposed { get; private set; }

    public Task GoOff() => callback(CancellationToken.None);

    public void Change(TimeSpan dueTime, TimeSpan period) => Due = dueTime;

    public void Dispose() => IsDisposed = true;
}
