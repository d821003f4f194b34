namespace Simulation.Journal.Files;

/// <summary>
/// Appends to warm streams, by one thread: whatever has come for any of them while the disk was busy is written together and
/// becomes durable with one sync of the log. The thread is its own because a sync blocks, and the thread pool belongs to
/// the game.
/// </summary>
internal sealed class GroupCommit(StreamFiles streams, WriteAheadLog log)
{
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<StreamFile> _waiting = [];
    private bool _started;
    private bool _closing;

    public void Add(StreamFile file)
    {
        lock (_gate)
        {
            _waiting.Add(file);
            if (_waiting.Count > 1)
            {
                return;
            }

            if (_started)
            {
                Monitor.Pulse(_gate);
            }
            else
            {
                _started = true;
                new Thread(Run) { IsBackground = true, Name = "journal log" }.Start();
            }
        }
    }

    public Task End()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
            return _started ? _ended.Task : Task.CompletedTask;
        }
    }

    private void Run()
    {
        using var lines = new LineWriter();
        List<StreamFile> taken = [];
        List<(StreamFile File, List<Operation> Operations)> group = [];
        while (Next(ref taken))
        {
            foreach (var file in taken)
            {
                var operations = streams.Take(file);
                if (operations.Exists(operation => operation is DeleteOperation))
                {
                    file.Process(operations, lines);
                    streams.Return(file);
                }
                else if (file.Stage(operations, lines))
                {
                    streams.KeepOpen(file);
                    group.Add((file, operations));
                }
                else
                {
                    streams.Return(file);
                }
            }

            Commit(group);
            taken.Clear();
            group.Clear();
        }

        _ended.TrySetResult();
    }

    private void Commit(List<(StreamFile File, List<Operation> Operations)> group)
    {
        Exception? failure = null;
        try
        {
            log.Commit();
        }
        catch (Exception error)
        {
            failure = error;
        }

        foreach (var (file, operations) in group)
        {
            if (failure is null || !file.HasStaged)
            {
                file.Complete(operations);
            }
            else
            {
                file.Fail(operations, failure);
            }

            streams.Return(file);
        }
    }

    private bool Next(ref List<StreamFile> taken)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closing)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            (taken, _waiting) = (_waiting, taken);
            return true;
        }
    }
}
