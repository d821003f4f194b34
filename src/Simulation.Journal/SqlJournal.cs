using System.Data.Common;
using System.Runtime.CompilerServices;
using Simulation.Journal.Postgres;
using Simulation.Journal.Sqlite;

namespace Simulation.Journal;

/// <summary>
/// The journal in a SQL database: the lines of docs/journal-format.md as rows, in SQLite for one server or in
/// PostgreSQL for the servers of a cluster. The tables are in <c>Schema/</c>, what differs is in
/// <see cref="SqlStore"/>. Appends that come in while a transaction is under way go into the next one together,
/// whatever their streams.
/// </summary>
public sealed class SqlJournal : IJournal
{
    // What one transaction takes, so that the first of a burst does not wait for the last.
    private const int GroupAppends = 512;

    private readonly SqlStore _store;
    private readonly Lock _gate = new();
    private readonly NdjsonLineWriter _lines = new();
    private readonly Queue<QueuedOperation> _queue = new(); // Under the gate, as what follows.
    private bool _disposed;
    private Task? _writing; // Null while nothing is queued.
    private volatile bool _lastAppendFailed;

    private SqlJournal(SqlStore store) => _store = store;

    /// <summary>
    /// Whether the storage refused the last append, as a full or broken disk does. False again after the first append
    /// that is stored.
    /// </summary>
    public bool LastAppendFailed => _lastAppendFailed;

    /// <summary>What the operator should mend although the journal can be used; null for nothing.</summary>
    public string? Advice => _store.Advice;

    /// <summary>
    /// Opens the journal in <c>whitecell.db</c> of a data folder, creating it or bringing its tables up to date, and
    /// takes the folder for this process alone until the journal is disposed.
    /// </summary>
    /// <param name="onSyncFailed">
    /// Called with words for the operator when the disk reports that a sync failed. What it holds is then not known,
    /// so it should end the process; by default it writes the words to the error output and exits with code 70.
    /// </param>
    /// <exception cref="JournalUnavailableException">
    /// The folder cannot be used, lies on a network file system, or another process has it.
    /// </exception>
    /// <exception cref="JournalDamagedException">The file is damaged or no database.</exception>
    public static SqlJournal OpenSqlite(string dataFolder, Action<string>? onSyncFailed = null) =>
        new(SqliteStore.Open(dataFolder, new SqliteSettings { OnSyncFailed = onSyncFailed ?? SqliteSettings.Exit }));

    /// <summary>
    /// Opens the journal of a data folder to read it, also beside a server that uses it. An append is refused.
    /// </summary>
    /// <exception cref="JournalUnavailableException">There is no journal, or it cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The file is damaged or no database.</exception>
    public static SqlJournal OpenSqliteReadOnly(string dataFolder) =>
        new(SqliteStore.Open(dataFolder, new SqliteSettings { IsReadOnly = true }));

    /// <summary>Opens the journal in a database, creating its tables or bringing them up to date.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached or used.</exception>
    /// <exception cref="ArgumentException">
    /// This is no connection string; it is not repeated, because it may hold a secret.
    /// </exception>
    /// <param name="contract">
    /// The contract version of a server: servers of another one must have ended, and an append is refused once they
    /// have taken the database over. 0 for a tool, which asks for nothing.
    /// </param>
    public static async Task<SqlJournal> OpenPostgres(
        string connectionString,
        int contract = 0,
        CancellationToken cancellationToken = default
    ) => new(await PostgresStore.Open(connectionString, contract, cancellationToken));

    /// <summary>Which PostgreSQL database a connection string means, without the secret in it.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static string DescribePostgres(string connectionString) => PostgresStore.Describe(connectionString);

    internal static SqlJournal OpenSqlite(string dataFolder, SqliteSettings settings) =>
        new(SqliteStore.Open(dataFolder, settings));

    public Task<AppendResult> Append(
        string stream,
        long expectedVersion,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken = default
    ) => Enqueue(new AppendOperation(stream, expectedVersion, entries, cancellationToken));

    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long afterVersion = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        StreamName.Check(stream);
        using var pages = new StreamPages(stream, afterVersion, _store.LineOfHead);
        while (!pages.AtEnd)
        {
            var page = await Query(connection => pages.Next(connection, cancellationToken), cancellationToken);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (row.Entry.Last > afterVersion)
                    yield return row.Entry;
            }
        }
    }

    /// <summary>Writes a stream as NDJSON: its lines, each with its hash. Nothing when it does not exist.</summary>
    /// <returns>How many entries it has.</returns>
    /// <exception cref="JournalDamagedException">It is not as it was written.</exception>
    public async Task<int> Export(string stream, Stream to, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        using var pages = new StreamPages(stream, 0, _store.LineOfHead);
        for (var (entries, isFirst) = (0, true); ; isFirst = false)
        {
            var page = await Query(connection => pages.Next(connection, cancellationToken), cancellationToken);
            if (isFirst && pages.Header is { } header)
                await WriteLine(header);
            foreach (var row in page)
                await WriteLine(row.Line);
            entries += page.Count;
            if (pages.AtEnd)
                return entries;
        }

        async Task WriteLine(ReadOnlyMemory<byte> line)
        {
            await to.WriteAsync(line, cancellationToken);
            await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    public Task<long> Version(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        return Query(
            async connection => await Head(connection, "version", stream, cancellationToken) as long? ?? 0,
            cancellationToken
        );
    }

    /// <summary>The hash of the last line of a stream; null when it does not exist.</summary>
    public Task<string?> LastHash(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        return Query(
            async connection => await Head(connection, "hash", stream, cancellationToken) as string,
            cancellationToken
        );
    }

    public async IAsyncEnumerable<string> List(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        StreamName.CheckPrefix(prefix);

        // No name holds a character above z.
        var found = await Query(
            connection =>
                Names(
                    connection,
                    "select stream from journal_stream where stream >= @prefix and stream < @end order by stream",
                    [("prefix", prefix), ("end", prefix + "~")],
                    cancellationToken
                ),
            cancellationToken
        );
        foreach (var stream in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return stream;
        }
    }

    public async Task Delete(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        cancellationToken.ThrowIfCancellationRequested();
        await Enqueue(new DeleteOperation(stream));
        await Guard(async () =>
        {
            await _store.EraseDeleted();
            return true;
        });
    }

    /// <summary>What is wrong with the database as a whole; the streams are verified by reading them.</summary>
    /// <returns>A line for each fault.</returns>
    public Task<IReadOnlyList<string>> CheckDatabase(CancellationToken cancellationToken = default) =>
        Guard(() => _store.Check(cancellationToken));

    /// <summary>
    /// Says which running servers use the database; null when none does. Always null for SQLite, whose folder is
    /// locked.
    /// </summary>
    public Task<string?> FindUsers(CancellationToken cancellationToken = default) =>
        Guard(() => _store.FindUsers(cancellationToken));

    /// <summary>
    /// Copies the whole journal into a data folder by the database's own online backup, also beside a server that
    /// writes.
    /// </summary>
    /// <returns>False when the database has none into a folder; its streams can be copied one by one.</returns>
    public Task<bool> TryBackUp(string folder) => Guard(() => _store.TryBackUp(folder));

    /// <summary>Carries out what was queued, then closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        while (Writing is { } writing)
            await writing;
        _lines.Dispose();
        await _store.DisposeAsync();
    }

    private Task<T> Enqueue<T>(QueuedOperation<T> operation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _queue.Enqueue(operation);
            _writing ??= _store.RunWriter(WriteNext);
        }

        return operation.Task;
    }

    private Task? Writing
    {
        get
        {
            lock (_gate)
                return _writing;
        }
    }

    // One group and no more, so that other work of the store's writer has its turn however much is queued.
    private async Task WriteNext()
    {
        var group = TakeGroup(out var deletion);
        if (group.Count > 0)
            await Append(group);
        if (deletion is not null)
            await Delete(deletion);
        lock (_gate)
            _writing = _queue.Count > 0 ? _store.RunWriter(WriteNext) : null;
    }

    private List<AppendOperation> TakeGroup(out DeleteOperation? deletion)
    {
        List<AppendOperation> group = [];
        deletion = null;
        lock (_gate)
        {
            while (group.Count < GroupAppends && deletion is null && _queue.TryDequeue(out var operation))
            {
                if (operation is AppendOperation append)
                    group.Add(append);
                else
                    deletion = (DeleteOperation)operation;
            }
        }

        return group;
    }

    private async Task Append(List<AppendOperation> group)
    {
        try
        {
            await _store.Append(group, _lines);
            _lastAppendFailed = false;
        }
        catch (Exception error)
        {
            _lastAppendFailed = true;
            var translated = _store.Translate(error) ?? error;
            group.ForEach(append => append.Fail(translated));
            return;
        }

        foreach (var append in group)
        {
            if (append.Result is { } result)
                append.Complete(result);
        }
    }

    private async Task Delete(DeleteOperation deletion)
    {
        try
        {
            await _store.Delete(deletion.Stream);
            deletion.Complete(true);
        }
        catch (Exception error)
        {
            deletion.Fail(_store.Translate(error) ?? error);
        }
    }

    private Task<T> Query<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken) =>
        Guard(() => _store.Read(query, cancellationToken));

    private async Task<T> Guard<T>(Func<Task<T>> ask)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), this);
        try
        {
            return await ask();
        }
        catch (Exception error) when (_store.Translate(error) is { } translated)
        {
            throw translated;
        }
    }

    private static async Task<object?> Head(
        DbConnection connection,
        string column,
        string stream,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {column} from journal_stream where stream = @stream";
        command.AddParameter("stream", stream);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<List<string>> Names(
        DbConnection connection,
        string sql,
        (string Name, string Value)[] parameters,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.AddParameter(name, value);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<string> names = [];
        while (await rows.ReadAsync(cancellationToken))
            names.Add(rows.GetString(0));
        return names;
    }
}
