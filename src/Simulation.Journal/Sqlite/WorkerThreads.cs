namespace Simulation.Journal.Sqlite;

/// <summary>
/// Threads of their own for calls that block: SQLite has no others, and on the pool's threads they would hold up
/// everybody else's work. Calls begin in the order in which they were queued.
/// </summary>
internal sealed class WorkerThreads : IDisposable
{
    // A monitor, because it sleeps at once: blocking collections spin first, which costs a processor for nothing here.
    private readonly Queue<Action> _queue = new();
    private readonly List<Thread> _threads = [];
    private bool _ending;

    public WorkerThreads(string name, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var thread = new Thread(Work) { Name = name, IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <exception cref="ObjectDisposedException">The threads have ended.</exception>
    public Task<T> Run<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_ending, this);
            _queue.Enqueue(Call);
            Monitor.Pulse(_queue);
        }

        return done.Task;

        void Call()
        {
            try
            {
                done.SetResult(call());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        }
    }

    /// <exception cref="ObjectDisposedException">The threads have ended.</exception>
    public Task Run(Action call) =>
        Run(() =>
        {
            call();
            return true;
        });

    /// <summary>Waits until everything that was queued is done.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _ending = true;
            Monitor.PulseAll(_queue);
        }

        _threads.ForEach(thread => thread.Join());
    }

    private void Work()
    {
        while (Next() is { } call)
            call();
    }

    private Action? Next()
    {
        lock (_queue)
        {
            while (true)
            {
                if (_queue.TryDequeue(out var call))
                    return call;
                if (_ending)
                    return null;
                Monitor.Wait(_queue);
            }
        }
    }
}
