namespace Simulation.Grains.Sessions;

/// <summary>
/// Lets a session's commands gather before they are written, so that under load fewer appends, publications and
/// wake-ups carry more. While hardly anything waits for a thread nothing is held back. Otherwise it looks again
/// whenever it is its turn in the thread pool, and lets go once the load has passed or <see cref="AtMost"/> is over; a
/// look may itself wait for a thread for as long as the pool has none. One for the process, as the thread pool is.
/// </summary>
/// <param name="pending">How many pieces of work wait for a thread.</param>
/// <param name="later">Has it look again, after the work that waits.</param>
internal sealed class GroupCommitDelay(TimeProvider time, Func<long> pending, Action<IThreadPoolWorkItem> later)
    : IThreadPoolWorkItem
{
    public static readonly GroupCommitDelay Shared = new(
        TimeProvider.System,
        () => ThreadPool.PendingWorkItemCount,
        batcher => ThreadPool.UnsafeQueueUserWorkItem(batcher, preferLocal: false)
    );

    /// <summary>The first look after so long lets go in any case.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// So many pieces of work waiting for a thread are no load yet: a batch for a table of eight makes as many.
    /// </summary>
    internal const int Idle = 8;

    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private long _began;

    /// <summary>Completes when it is time to write.</summary>
    public Task Next()
    {
        lock (_gate)
        {
            if (_next is not null)
                return _next.Task;
            if (pending() <= Idle)
                return Task.CompletedTask;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _began = time.GetTimestamp();
            later(this);
            return _next.Task;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (pending() > Idle && time.GetElapsedTime(_began) < AtMost)
        {
            later(this);
            return;
        }

        TaskCompletionSource? gathered;
        lock (_gate)
            (gathered, _next) = (_next, null);
        gathered?.TrySetResult();
    }
}
