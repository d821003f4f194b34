namespace Simulation.Journal.Files;

/// <summary>
/// Creates, reads and deletes the files of streams, several at the same time. The threads are its own because a sync blocks,
/// and the thread pool belongs to the game.
/// </summary>
internal sealed class WriterThreads(StreamFiles streams, int atMost)
{
    private readonly object _gate = new();
    private readonly Queue<StreamFile> _ready = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _threads;
    private int _idle;
    private bool _closing;

    public void Add(StreamFile file)
    {
        lock (_gate)
        {
            _ready.Enqueue(file);
            if (_ready.Count > _idle && _threads < atMost)
            {
                _threads++;
                new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
            }
            else
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    public Task End()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.PulseAll(_gate);
            return _threads > 0 ? _ended.Task : Task.CompletedTask;
        }
    }

    private void Run()
    {
        using var lines = new LineWriter();
        while (Next() is { } file)
        {
            file.Process(streams.Take(file), lines);
            streams.Return(file);
        }
    }

    private StreamFile? Next()
    {
        lock (_gate)
        {
            while (_ready.Count == 0)
            {
                if (_closing)
                {
                    if (--_threads == 0)
                    {
                        _ended.TrySetResult();
                    }

                    return null;
                }

                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            return _ready.Dequeue();
        }
    }
}
