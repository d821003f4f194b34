namespace Simulation.Grains.Sessions;

/// <summary>
/// Lets commands of all sessions gather before they are written and told. It looks again whenever it is its turn in the thread
/// pool: when hardly anything waits for a thread it lets go; under load it lets what is on its way be decided first, so that
/// fewer writes, messages and wake-ups carry more. The first look after <see cref="AtMost"/> lets go in any case, but a look
/// may itself wait for a thread for as long as the pool has none. One for the process, as the thread pool is.
/// </summary>
/// <param name="pending">How many pieces of work wait for a thread.</param>
/// <param name="later">Has it look again, after the work that waits.</param>
internal sealed class CommitBatcher(TimeProvider time, Func<long> pending, Action<IThreadPoolWorkItem> later) : IThreadPoolWorkItem
{
    public static readonly CommitBatcher Shared = new(
        TimeProvider.System, () => ThreadPool.PendingWorkItemCount, batcher => ThreadPool.UnsafeQueueUserWorkItem(batcher, preferLocal: false));

    /// <summary>After so long it is not put off any more. Half of what an outcome may be held back by; the rest is for the write before it.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(12);

    /// <summary>So many pieces of work waiting for a thread are no load yet: a batch for a table of eight makes as many.</summary>
    internal const int Idle = 8;

    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private long _began;

    /// <summary>Completes when it is time to write.</summary>
    public Task Next()
    {
        lock (_gate)
        {
            if (_next is not null) return _next.Task;
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
        lock (_gate) (gathered, _next) = (_next, null);
        gathered?.TrySetResult();
    }
}
