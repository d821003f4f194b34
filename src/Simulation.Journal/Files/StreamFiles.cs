namespace Simulation.Journal.Files;

/// <summary>
/// The streams that are in use. Operations on one are carried out one after the other: appends to a warm stream by
/// <see cref="GroupCommit"/> together with those of others, everything that takes longer by <see cref="WriterThreads"/>.
/// It also bounds what is remembered and how many files stay open.
/// </summary>
internal sealed class StreamFiles
{
    private readonly IFiles _files;
    private readonly WriteAheadLog _log;
    private readonly string _root;
    private readonly FileJournalOptions _options;
    private readonly WriterThreads _writers;
    private readonly GroupCommit _group;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StreamFile> _known = [];
    private readonly RecentlyUsed<StreamFile> _remembered = new();
    private readonly RecentlyUsed<StreamFile> _open = new();
    private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _busy;
    private bool _closing;

    public StreamFiles(IFiles files, WriteAheadLog log, string root, FileJournalOptions options)
    {
        (_files, _log, _root, _options) = (files, log, root, options);
        _writers = new WriterThreads(this, options.WriterThreads);
        _group = new GroupCommit(this, log);
    }

    public void Enqueue(string stream, Operation operation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, typeof(FileJournal));
            if (!_known.TryGetValue(stream, out var file))
            {
                file = new StreamFile(_files, _log, _root, stream);
                _known.Add(stream, file);
            }

            file.Pending.Add(operation);
            if (!file.Busy)
            {
                file.Busy = true;
                _busy++;
                Hand(file);
            }
        }
    }

    /// <summary>Takes what is to be done with a stream that was handed on.</summary>
    public List<Operation> Take(StreamFile file)
    {
        lock (_gate)
        {
            var operations = file.Pending;
            file.Pending = [];
            return operations;
        }
    }

    /// <summary>Hands a stream back when what was taken is done.</summary>
    public void Return(StreamFile file)
    {
        lock (_gate)
        {
            if (file.Pending.Count > 0)
            {
                Hand(file);
            }
            else
            {
                file.Busy = false;
                _busy--;
            }

            Keep(file);
            if (_closing && _busy == 0)
            {
                _rest.TrySetResult();
            }
        }
    }

    /// <summary>Keeps the file of a stream that was just written open, unless too many are.</summary>
    public void KeepOpen(StreamFile file)
    {
        lock (_gate)
        {
            if (file.HasHandle)
            {
                _open.Touch(file);
            }

            BoundOpen();
            if (_open.Count > _options.OpenFiles)
            {
                file.CloseHandle();
                _open.Remove(file);
            }
        }
    }

    /// <summary>Carries out everything that was queued, then closes all files.</summary>
    public async Task End()
    {
        lock (_gate)
        {
            _closing = true;
            if (_busy == 0)
            {
                _rest.TrySetResult();
            }
        }

        await _rest.Task;
        await Task.WhenAll(_writers.End(), _group.End());
        foreach (var file in _known.Values)
        {
            file.CloseHandle();
        }

        _log.Dispose();
    }

    private void Hand(StreamFile file)
    {
        if (file.IsWarm && !file.Pending.Exists(operation => operation is DeleteOperation))
        {
            _group.Add(file);
        }
        else
        {
            _writers.Add(file);
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

        BoundOpen();
        while (_remembered.Count > _options.RememberedStreams
            && _remembered.Oldest(found => !found.Busy && !found.IsDoubtful) is { } forgotten)
        {
            forgotten.CloseHandle();
            _open.Remove(forgotten);
            Drop(forgotten);
        }
    }

    private void BoundOpen()
    {
        while (_open.Count > _options.OpenFiles && _open.Oldest(found => !found.Busy) is { } oldest)
        {
            oldest.CloseHandle();
            _open.Remove(oldest);
        }
    }

    private void Drop(StreamFile file)
    {
        _remembered.Remove(file);
        _known.Remove(file.Stream);
    }
}
