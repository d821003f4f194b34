using System.Runtime.CompilerServices;
using Simulation.Journal.Files;

namespace Simulation.Journal;

/// <summary>
/// The journal for one process: an append-only file of JSON lines per stream, at
/// <c>journal/&lt;kind&gt;/&lt;id&gt;.ndjson</c> in the data folder, and a log that makes appends to many of them durable at
/// once, in the format of docs/journal-format.md. The files are handled in <c>Files/</c>, the lines in
/// <see cref="LineWriter"/> and <see cref="LineReader"/>.
/// </summary>
public sealed class FileJournal : IJournal
{
    private readonly IFiles _files;
    private readonly string _root;
    private readonly IDisposable _lock;
    private readonly StreamFiles _streams;

    private FileJournal(
        IFiles files, WriteAheadLog log, string root, IDisposable folderLock, FileJournalOptions options)
    {
        _files = files;
        _root = root;
        _lock = folderLock;
        _streams = new StreamFiles(files, log, root, options);
    }

    /// <summary>Opens the journal in a data folder and takes it for this process alone until it is disposed.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The folder cannot be written or another process uses it.
    /// </exception>
    /// <exception cref="JournalDamagedException">The shared log is not what was written.</exception>
    public static FileJournal Open(string dataFolder, FileJournalOptions? options = null) =>
        Open(new DiskFiles(), dataFolder, options);

    internal static FileJournal Open(IFiles files, string dataFolder, FileJournalOptions? options = null)
    {
        var root = Path.Combine(Path.GetFullPath(dataFolder), "journal");
        IDisposable folderLock;
        try
        {
            files.CreateFolder(root);
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            throw new JournalUnavailableException($"The journal cannot be kept in {root}: {error.Message}", error);
        }

        try
        {
            folderLock = files.Lock(Path.Combine(root, "lock"));
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            throw new JournalUnavailableException(
                $"The journal in {root} cannot be opened; another process seems to use it: {error.Message}", error);
        }

        options ??= new FileJournalOptions();
        try
        {
            Settle(files, root);
            var log = WriteAheadLog.Open(files, root, options.LogLength);
            return new FileJournal(files, log, root, folderLock, options);
        }
        catch (Exception error)
        {
            folderLock.Dispose();
            throw DiskFailure.Is(error)
                ? new JournalUnavailableException($"The journal in {root} cannot be used: {error.Message}", error)
                : error;
        }
    }

    public Task<AppendResult> Append(
        string stream,
        long expectedVersion,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken = default) =>
        Run(stream, new AppendOperation(stream, expectedVersion, entries, cancellationToken));

    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long afterVersion = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        cancellationToken.ThrowIfCancellationRequested();
        var look = await Run(stream, new LookOperation(afterVersion));
        foreach (var entry in look.Entries ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        if (look.Entries is not null || look.Version == 0)
        {
            yield break;
        }

        using var file = look.File;
        using var lines = new LineBuffer();
        using var reader = new LineReader(StreamFile.PathOf(_root, stream), stream);
        if (file is null)
        {
            throw reader.Damaged($"the file should have {look.Length} bytes and is gone");
        }

        for (long offset = 0; offset < look.Length;)
        {
            var free = lines.Free();
            free = free[..(int)Math.Min(free.Length, look.Length - offset)];
            var read = await ReadChunk(file, free, offset, cancellationToken);
            if (read == 0)
            {
                throw reader.Damaged("the file ends before what was acknowledged does");
            }

            offset += read;
            lines.Filled(read);
            while (lines.TryTake(out var line))
            {
                if (reader.Lines == 0)
                {
                    reader.Header(line.Span);
                    continue;
                }

                var entry = reader.Entry(line.ToArray());
                if (entry.Last > afterVersion)
                {
                    yield return entry;
                }
            }
        }

        reader.CheckRest(lines.Rest.Span, atEnd: true);
        if (reader.Version != look.Version)
        {
            throw reader.Damaged($"the lines end at version {reader.Version}, the stream at {look.Version}");
        }
    }

    public async Task<long> Version(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        cancellationToken.ThrowIfCancellationRequested();
        return (await Run(stream, new LookOperation(readAfter: null))).Version;
    }

    public async IAsyncEnumerable<string> List(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamName.CheckPrefix(prefix);
        foreach (var stream in await Task.Run(() => Found(prefix), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return stream;
        }
    }

    public Task Delete(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        cancellationToken.ThrowIfCancellationRequested();
        return Run(stream, new DeleteOperation());
    }

    /// <summary>Carries out what was queued, then leaves the folder to others.</summary>
    public async ValueTask DisposeAsync()
    {
        await _streams.End();
        _lock.Dispose();
    }

    // After a crash: what was being created is cleared away, and names that only the cache holds become durable before
    // anyone is told of their streams.
    private static void Settle(IFiles files, string root)
    {
        files.SyncFolder(Path.GetDirectoryName(root)!);
        files.SyncFolder(root);
        foreach (var folder in files.Folders(root).Select(kind => Path.Combine(root, kind)).ToList())
        {
            foreach (var name in files.Files(folder).Where(IsUnfinished).ToList())
            {
                files.Delete(Path.Combine(folder, name));
            }

            files.SyncFolder(folder);
        }
    }

    private static bool IsUnfinished(string file) =>
        file.EndsWith(StreamFile.Ending + StreamFile.NewEnding, StringComparison.Ordinal);

    private static async ValueTask<int> ReadChunk(
        IFile file, Memory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        try
        {
            return await file.ReadAsync(bytes, offset, cancellationToken);
        }
        catch (IOException error)
        {
            throw new JournalUnavailableException(error.Message, error);
        }
    }

    private Task<T> Run<T>(string stream, Operation<T> operation)
    {
        _streams.Enqueue(stream, operation);
        return operation.Task;
    }

    private List<string> Found(string prefix)
    {
        try
        {
            List<string> streams = [];
            foreach (var kind in _files.Folders(_root))
            {
                streams.AddRange(
                    from name in _files.Files(Path.Combine(_root, kind))
                    where name.EndsWith(StreamFile.Ending, StringComparison.Ordinal)
                    let stream = kind + "/" + name[..^StreamFile.Ending.Length]
                    where stream.StartsWith(prefix, StringComparison.Ordinal) && StreamName.IsValid(stream)
                    select stream);
            }

            streams.Sort(StringComparer.Ordinal);
            return streams;
        }
        catch (Exception error) when (DiskFailure.Is(error))
        {
            throw new JournalUnavailableException($"The journal in {_root} cannot be listed: {error.Message}", error);
        }
    }
}
