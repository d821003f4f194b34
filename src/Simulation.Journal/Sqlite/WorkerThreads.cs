using System.Collections.Concurrent;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// Threads of their own for calls that block: SQLite has no others, and on the pool's threads they would hold up
/// everybody else's work. Calls begin in the order in which they were queued.
/// </summary>
internal sealed class WorkerThreads : IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly List<Thread> _threads = [];

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
        try
        {
            _queue.Add(Call);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(WorkerThreads));
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

    /// <summary>Waits until everything that was queued is done.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _threads.ForEach(thread => thread.Join());
    }

    private void Work()
    {
        foreach (var call in _queue.GetConsumingEnumerable()) call();
    }
}
