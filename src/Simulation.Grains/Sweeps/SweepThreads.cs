using System.Runtime.InteropServices;

namespace Simulation.Grains.Sweeps;

/// <summary>
/// The threads on which a server plays the games of sweeps: one for each core, of lower priority than those of the
/// tables, and none of them from the thread pool. They are started by the first work.
/// </summary>
/// <param name="count">How many.</param>
public sealed partial class SweepThreads(int count) : IDisposable
{
    /// <summary>How far Linux puts them behind other threads, 0 to 19; elsewhere their priority says it.</summary>
    private const int Niceness = 10;

    private readonly Queue<Task> _awaited = new();
    private readonly Queue<Task> _other = new();
    private readonly Lock _starting = new();
    private bool _isStarted;
    private bool _isStopped;

    /// <summary>Has some work done, which takes a fifth of a second or so.</summary>
    /// <param name="isAwaited">Whether somebody sits before the screen; such work comes first.</param>
    /// <exception cref="OperationCanceledException">The server stops.</exception>
    public Task<T> Run<T>(Func<T> work, bool isAwaited)
    {
        Start();
        var task = new Task<T>(work, TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_isStopped)
                return Task.FromCanceled<T>(new CancellationToken(canceled: true));
            (isAwaited ? _awaited : _other).Enqueue(task);
            Monitor.Pulse(_awaited);
        }

        return task;
    }

    /// <summary>What is being played is played to its end; what waits is left.</summary>
    public void Dispose()
    {
        lock (_awaited)
        {
            _isStopped = true;
            Monitor.PulseAll(_awaited);
        }
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_isStarted)
                return;
            _isStarted = true;
            for (var i = 0; i < count; i++)
            {
                new Thread(Work)
                {
                    IsBackground = true,
                    Name = "sweep",
                    Priority = ThreadPriority.BelowNormal,
                }.Start();
            }
        }
    }

    private void Work()
    {
        // The runtime sets no priority of threads there; to the system call "this process" is the calling thread.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(which: 0, who: 0, Niceness);
        while (Next() is { } task)
            task.RunSynchronously(TaskScheduler.Default);
    }

    private Task? Next()
    {
        lock (_awaited)
        {
            while (!_isStopped)
            {
                if (_awaited.TryDequeue(out var task) || _other.TryDequeue(out task))
                    return task;
                Monitor.Wait(_awaited);
            }

            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
