namespace Simulation.Journal.Files;

/// <summary>
/// Carries out the operations of all streams: those of one stream one after the other, those of different streams at
/// the same time, so that their syncs overlap. The threads are its own because a sync blocks, and the thread pool
/// belongs to the game. It also bounds what is remembered and how many files stay open.
/// </summary>
internal sealed class WriterThreads(Func<string, StreamFile> create, FileJournalOptions options)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, StreamFile> _known = [];
    private readonly RecentlyUsed<StreamFile> _remembered = new();
    private readonly RecentlyUsed<StreamFile> _open = new();
    private readonly Queue<StreamFile> _ready = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _threads;
    private int _idle;
    private bool _closing;

    public void Enqueue(string stream, Operation operation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, typeof(FileJournal));
            if (!_known.TryGetValue(stream, out var file))
            {
                file = create(stream);
                _known.Add(stream, file);
            }

            file.Pending.Add(operation);
            if (file.Busy)
            {
                return;
            }

            file.Busy = true;
            _ready.Enqueue(file);
            if (_ready.Count > _idle && _threads < options.WriterThreads)
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

    /// <summary>Carries out everything that was queued, then closes all files.</summary>
    public async Task End()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.PulseAll(_gate);
            if (_threads == 0)
            {
                _ended.TrySetResult();
            }
        }

        await _ended.Task;
        foreach (var file in _known.Values)
        {
            file.CloseHandle();
        }
    }

    private void Run()
    {
        using var lines = new LineWriter();
        while (Next(out var file, out var operations))
        {
            file.Process(operations, lines);
            lock (_gate)
            {
                if (file.Pending.Count > 0)
                {
                    _ready.Enqueue(file);
                }
                else
                {
                    file.Busy = false;
                }

                Keep(file);
            }
        }
    }

    private bool Next(out StreamFile file, out List<Operation> operations)
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

                    file = null!;
                    operations = null!;
                    return false;
                }

                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            file = _ready.Dequeue();
            operations = file.Pending;
            file.Pending = [];
            return true;
        }
    }

    private void Keep(StreamFile file)
    {
        if (file.HasState || file.Busy)
        {
            _remembered.Touch(file);
        }
        else
        {
            Drop(file);
        }

        if (file.HasHandle)
        {
            _open.Touch(file);
        }
        else
        {
            _open.Remove(file);
        }

        while (_open.Count > options.OpenFiles && _open.Oldest(found => !found.Busy) is { } oldest)
        {
            oldest.CloseHandle();
            _open.Remove(oldest);
        }

        while (_remembered.Count > options.RememberedStreams
            && _remembered.Oldest(found => !found.Busy) is { } forgotten)
        {
            forgotten.CloseHandle();
            _open.Remove(forgotten);
            Drop(forgotten);
        }
    }

    private void Drop(StreamFile file)
    {
        _remembered.Remove(file);
        _known.Remove(file.Stream);
    }
}
