using System.Diagnostics;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Lets commands of all sessions gather before they are written and told. When hardly anything waits for a thread it lets go at
/// once; under load it waits until what is on its way has been decided, so that fewer writes, messages and wake-ups carry
/// more, but never longer than <see cref="AtMost"/>. One for the process, as the thread pool is.
/// </summary>
internal sealed class Gathering : IThreadPoolWorkItem
{
    public static readonly Gathering Shared = new();

    /// <summary>Half of what an outcome may be held back by; the rest is for the write before it.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(12);

    /// <summary>So many pieces of work waiting for a thread are no load yet: a batch for a table of eight makes as many.</summary>
    private const int Idle = 8;

    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private long _began;

    private Gathering()
    {
    }

    /// <summary>Completes when it is time to write.</summary>
    public Task Next()
    {
        lock (_gate)
        {
            if (_next is not null) return _next.Task;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _began = Stopwatch.GetTimestamp();
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return _next.Task;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (ThreadPool.PendingWorkItemCount > Idle && Stopwatch.GetElapsedTime(_began) < AtMost)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        TaskCompletionSource? gathered;
        lock (_gate) (gathered, _next) = (_next, null);
        gathered?.TrySetResult();
    }
}
