namespace Simulation.Journal.Files;

/// <summary>
/// One stream on disk: what is known of its file, and the operations on it. One thread at a time works on it: a
/// <see cref="WriterThreads"/>, which writes and syncs its file, or <see cref="GroupCommit"/>, which leaves the sync to the
/// log.
/// </summary>
internal sealed partial class StreamFile(IFiles files, WriteAheadLog log, string root, string stream)
{
    public const string Ending = ".ndjson";

    /// <summary>A stream being created; it gets its real name when its first append is on disk.</summary>
    public const string NewEnding = ".new";

    private readonly string _folder = Path.Combine(root, stream[..stream.IndexOf('/', StringComparison.Ordinal)]);
    private readonly string _path = PathOf(root, stream);

    // Runs ahead of the durable version while a group is being written.
    private readonly StreamHead _head = new(stream);

    private IFile? _file;
    private bool _loaded;
    private long _durableVersion;
    private long _durableLength;

    // Bytes that are in the file and become durable with the log.
    private int _staged;

    // After a failed write: everything behind the durable length is cut off before the file is used again.
    private bool _cut;

    // After a failed sync of what was read: all of it is written again before it is believed.
    private bool _unsynced;

    /// <summary>The key in <see cref="StreamFiles"/>, whose lock guards this and the next two members.</summary>
    public string Stream => stream;

    public List<Operation> Pending { get; set; } = [];

    public bool Busy { get; set; }

    public bool HasHandle => _file is not null;

    /// <summary>Whether it is worth remembering.</summary>
    public bool HasState => IsDoubtful || (_loaded && _durableVersion > 0);

    /// <summary>Whether it must not be forgotten, because its file may show what is not on disk.</summary>
    public bool IsDoubtful => _cut || _unsynced;

    /// <summary>Whether it is known and exists, so that an append is nothing but a write.</summary>
    public bool IsWarm => _loaded && _durableVersion > 0;

    /// <summary>Whether something of it waits for the log.</summary>
    public bool HasStaged => _staged > 0;

    public static string PathOf(string root, string stream) => Path.Combine(root, stream + Ending);

    public void CloseHandle()
    {
        _file?.Dispose();
        _file = null;
    }

    /// <summary>
    /// Decides the appends to a warm stream and writes what is new behind its durable end and into the group of the log.
    /// </summary>
    /// <returns>False when that failed; the operations have been told.</returns>
    public bool Stage(List<Operation> operations, LineWriter lines)
    {
        try
        {
            Decide(operations.OfType<AppendOperation>(), lines);
            _staged = lines.Written.Length;
            if (_staged > 0)
            {
                _cut = true;
                OpenHandle().Write(lines.Written.Span, _durableLength);
                log.Add(stream, _durableLength, lines.Written.Span);
            }

            return true;
        }
        catch (Exception error)
        {
            Fail(operations, error);
            return false;
        }
    }

    /// <summary>What was staged is durable.</summary>
    public void Complete(List<Operation> operations)
    {
        _cut = false;
        _durableLength += _staged;
        _durableVersion = _head.Version;
        foreach (var operation in operations)
        {
            if (operation is AppendOperation append)
            {
                append.Complete(append.Result!);
            }
            else if (operation is LookOperation look)
            {
                Attempt([look], Answer);
            }
        }
    }

    /// <summary>What was staged may not be durable, or something else went wrong: the file is read again before it is used.</summary>
    public void Fail<T>(List<T> operations, Exception error)
        where T : Operation
    {
        Forget();
        var told = error;
        if (DiskFailure.Is(error))
        {
            log.Doubt();
            told = new JournalUnavailableException($"{_path}: {error.Message}", error);
        }

        foreach (var operation in operations)
        {
            operation.Fail(told);
        }
    }

    /// <summary>Carries out all operations; each is completed or failed.</summary>
    public void Process(List<Operation> operations, LineWriter lines)
    {
        for (var start = 0; start < operations.Count;)
        {
            var end = operations.FindIndex(start, operation => operation is DeleteOperation);
            end = end < 0 ? operations.Count : end;
            var segment = operations[start..end];
            Attempt(segment.OfType<AppendOperation>().ToList(), appends => AppendGroup(appends, lines));
            foreach (var look in segment.OfType<LookOperation>())
            {
                Attempt([look], Answer);
            }

            if (end < operations.Count)
            {
                Attempt([(DeleteOperation)operations[end]], Delete);
            }

            start = end + 1;
        }
    }

    private void Attempt<T>(List<T> operations, Action<List<T>> carryOut)
        where T : Operation
    {
        if (operations.Count == 0)
        {
            return;
        }

        try
        {
            carryOut(operations);
        }
        catch (Exception error)
        {
            Fail(operations, error);
        }
    }

    private void Forget()
    {
        CloseHandle();
        _loaded = false;
    }

    // All appends that have queued up go out in one write and one sync.
    private void AppendGroup(List<AppendOperation> appends, LineWriter lines)
    {
        Load();
        Decide(appends, lines);
        if (lines.Written.Length > 0)
        {
            Write(lines.Written.Span);
        }

        foreach (var append in appends)
        {
            append.Complete(append.Result!);
        }
    }

    private void Decide(IEnumerable<AppendOperation> appends, LineWriter lines)
    {
        lines.Clear();
        foreach (var append in appends)
        {
            append.Result = _head.Stage(append, lines);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _cut = true;
        try
        {
            WriteToFile(bytes);
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            log.Doubt();
            CutAtOnce();
            throw;
        }

        _cut = false;
        _durableLength += bytes.Length;
        _durableVersion = _head.Version;
    }

    private void WriteToFile(ReadOnlySpan<byte> bytes)
    {
        if (_durableVersion == 0)
        {
            Create(bytes);
            return;
        }

        var file = OpenHandle();
        file.Write(bytes, _durableLength);
        file.Sync();
    }

    // Under its real name a file is never without its first append.
    private void Create(ReadOnlySpan<byte> bytes)
    {
        files.CreateFolder(_folder);
        _file = files.Create(_path + NewEnding);
        _file.Write(bytes, 0);
        _file.Sync();
        files.Move(_path + NewEnding, _path);
        files.SyncFolder(_folder);
    }

    private IFile OpenHandle()
    {
        if (_file is null)
        {
            _file = files.Open(_path, write: true);
            if (_file is null || _file.Length != _durableLength)
            {
                throw new JournalDamagedException(
                    _path, 1, $"the file should have {_durableLength} bytes and has {_file?.Length ?? 0}");
            }
        }

        return _file;
    }

    private void Answer(List<LookOperation> looks)
    {
        foreach (var look in looks)
        {
            var entries = Load(look.ReadAfter);
            var file = look.ReadAfter is not null && entries is null && _durableVersion > 0 ? files.Open(_path, write: false) : null;
            look.Complete(new Look(_durableVersion, _durableLength, entries, file));
        }
    }

    private void Delete(List<DeleteOperation> deletes)
    {
        Forget();
        log.Forget(stream);
        files.Delete(_path + NewEnding);
        files.Delete(_path);
        SyncFolder();
        _cut = _unsynced = false;
        deletes.ForEach(delete => delete.Complete(true));
    }

    private void SyncFolder()
    {
        if (files.FolderExists(_folder))
        {
            files.SyncFolder(_folder);
        }
    }
}
