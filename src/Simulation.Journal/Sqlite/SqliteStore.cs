using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// The journal in the file of a data folder, for one server. One thread writes, others read, each on a connection of
/// its own: all calls to SQLite block, the asynchronous ones too. Analysts and the command line read beside it.
/// </summary>
internal sealed class SqliteStore : SqlStore
{
    private const string Schema = "sqlite";

    private const int ReaderThreads = 2;

    // Between two attempts to empty the log.
    private static readonly TimeSpan s_erasePause = TimeSpan.FromMilliseconds(20);

    private readonly string _folder;
    private readonly string _file;
    private readonly SqliteSettings _settings;
    private readonly IDisposable? _lock;
    private readonly WorkerThreads _writing = new("journal writer", 1);
    private readonly WorkerThreads _reading = new("journal reader", ReaderThreads);
    private readonly ThreadLocal<SqliteConnection?> _readers = new(trackAllValues: true);
    private SqliteWriter? _writer;

    private SqliteStore(string folder, SqliteSettings settings, IDisposable? folderLock)
    {
        (_folder, _settings, _lock) = (folder, settings, folderLock);
        _file = Path.Combine(folder, DataFolder.Database);
    }

    /// <exception cref="JournalUnavailableException">The folder or the database cannot be used.</exception>
    /// <exception cref="JournalDamagedException">The file is damaged or no database.</exception>
    public static SqliteStore Open(string dataFolder, SqliteSettings settings)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        if (settings.IsReadOnly && !File.Exists(Path.Combine(folder, DataFolder.Database)))
        {
            throw new JournalUnavailableException($"There is no journal ({DataFolder.Database}) in {folder}.");
        }

        try
        {
            if (!settings.IsReadOnly)
                DataFolder.Create(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.Unusable(folder, error);
        }

        DataFolder.RefuseNetwork(folder, settings.Mounts);
        var store = new SqliteStore(folder, settings, settings.IsReadOnly ? null : DataFolder.Lock(folder));
        try
        {
            store.Start();
            return store;
        }
        catch (Exception error)
        {
            store.Close();
            if (store.Translate(error) is { } translated)
                throw translated;
            throw;
        }
    }

    public override string LineOfHead => "journal_record line on line.stream_id = head.id";

    public override async Task<T> Read<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _reading.Run(() =>
        {
            try
            {
                // Complete when it returns.
                return query(_readers.Value ??= Connect(SqliteOpenMode.ReadOnly)).GetAwaiter().GetResult();
            }
            catch (SqliteException)
            {
                _readers.Value?.Dispose();
                _readers.Value = null;
                throw;
            }
        });
    }

    public override Task RunWriter(Func<Task> write) => _writing.Run(() => write().GetAwaiter().GetResult());

    public override Task Append(IReadOnlyList<AppendOperation> appends, NdjsonLineWriter lines)
    {
        Write(writer => writer.Append(appends, lines));
        return Task.CompletedTask;
    }

    public override Task Delete(string stream)
    {
        Write(writer => writer.Delete(stream));
        return Task.CompletedTask;
    }

    public override async Task EraseDeleted()
    {
        var begun = Stopwatch.GetTimestamp();
        await Compact();
        while (!await TryEmptyLog())
        {
            if (Stopwatch.GetElapsedTime(begun) > _settings.EraseTimeout)
            {
                throw new JournalUnavailableException(
                    $"It is deleted, but another program reads {_file}, so that traces stay in its log; delete it again later."
                );
            }

            await Task.Delay(s_erasePause);
        }
    }

    public override Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) =>
        Read(
            connection =>
                Task.FromResult<IReadOnlyList<string>>([
                    .. Texts(connection, "pragma integrity_check(20)")
                        .Where(fault => fault != "ok")
                        .Select(fault => $"{_file}: {fault}"),
                    .. Texts(
                            connection,
                            "select distinct stream_id from journal_record where stream_id not in (select id from journal_stream)"
                        )
                        .Select(id => $"journal_record has rows of stream {id}, journal_stream has none"),
                ]),
            cancellationToken
        );

    public override Task<bool> TryBackUp(string folder) =>
        Read(
            connection =>
            {
                DataFolder.Create(folder);
                using var copy = Connect(Path.Combine(folder, DataFolder.Database), SqliteOpenMode.ReadWriteCreate);
                ((SqliteConnection)connection).BackupDatabase(copy);

                // One file that needs no others beside it.
                Execute(copy, "pragma journal_mode = delete");
                copy.Close();
                DataFolder.Sync(folder);
                return Task.FromResult(true);
            },
            CancellationToken.None
        );

    public override Exception? Translate(Exception error) =>
        error switch
        {
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } =>
                new JournalDamagedException(
                    _file,
                    0,
                    $"{error.Message.TrimEnd('.')}; 'whitecell verify' says what is damaged.",
                    error
                ),
            SqliteException sqlite => new JournalUnavailableException($"{_file}: {Words(sqlite)}", error),
            IOException or UnauthorizedAccessException => new JournalUnavailableException(
                $"{_file}: {error.Message}",
                error
            ),
            _ => null,
        };

    public override ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        _reading.Dispose();
        foreach (var reader in _readers.Values)
            reader?.Dispose();
        _readers.Dispose();
        _writing.Dispose();
        _writer?.Dispose();
        _lock?.Dispose();
    }

    private void Start()
    {
        using (
            var connection = Connect(_settings.IsReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate)
        )
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            if (_settings.IsReadOnly)
            {
                Migrations.CheckUpToDate(transaction, Schema).GetAwaiter().GetResult();
                return;
            }

            Migrations.Run(transaction, Schema).GetAwaiter().GetResult();
            transaction.Commit();
        }

        DataFolder.Sync(_folder);
        _writer = new SqliteWriter(Connect(SqliteOpenMode.ReadWrite), _settings);
        MakeDurable();
    }

    // What a killed process left in the log may not be on the disk: it becomes durable before anybody reads it.
    private void MakeDurable()
    {
        if (_writer!.TryEmptyLog())
            return;
        using var log = File.OpenHandle(
            _file + "-wal",
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );
        RandomAccess.FlushToDisk(log);
    }

    // In short transactions, so that appends come in between.
    private async Task Compact()
    {
        var excess = await Read(
            connection =>
                Task.FromResult(
                    Convert.ToInt64(
                        Execute((SqliteConnection)connection, SqliteDeletion.CountExcess),
                        CultureInfo.InvariantCulture
                    )
                ),
            CancellationToken.None
        );
        for (excess -= _settings.BlankRecords; excess > 0; excess -= SqliteDeletion.Step)
        {
            await _writing.Run(() => Write(writer => writer.Compact()));
        }
    }

    private Task<bool> TryEmptyLog() =>
        _writing.Run(() =>
        {
            var isEmptied = false;
            Write(writer => isEmptied = writer.TryEmptyLog());
            return isEmptied;
        });

    // On the thread that writes.
    private void Write(Action<SqliteWriter> write)
    {
        if (_settings.IsReadOnly)
            throw new JournalUnavailableException($"{_file} was opened to be read only.");
        try
        {
            write(_writer ??= new SqliteWriter(Connect(SqliteOpenMode.ReadWrite), _settings));
        }
        catch (Exception error)
        {
            // First of all: to close the connection would write on.
            if (
                error is SqliteException { SqliteExtendedErrorCode: var code }
                && code is SQLitePCL.raw.SQLITE_IOERR_FSYNC or SQLitePCL.raw.SQLITE_IOERR_DIR_FSYNC
            )
            {
                _settings.OnSyncFailed(
                    $"The disk failed to sync {_file}: {error.Message} What it holds is not known; the journal stops."
                        + " Check the disk, then start again: what was acknowledged before is read from it."
                );
            }

            // Whether it was stored is not known: the next one reads what is there.
            _writer?.Dispose();
            _writer = null;
            throw;
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = Connect(_file, mode);
        try
        {
            if (mode == SqliteOpenMode.ReadOnly)
                return connection;
            if (Execute(connection, "pragma journal_mode = wal") is not "wal")
            {
                throw new JournalUnavailableException($"{_file}: SQLite cannot keep a write-ahead log there.");
            }

            // Full: each commit is synced. Secure: what is deleted is overwritten, and is in no file for temporary
            // tables. A page has 4 KiB.
            Execute(connection, "pragma synchronous = full");
            Execute(connection, "pragma fullfsync = on");
            Execute(connection, "pragma secure_delete = on");
            Execute(connection, "pragma temp_store = memory");
            Execute(connection, "pragma wal_autocheckpoint = 4000");

            // KiB, for the pages of the index of the streams in use.
            Execute(connection, "pragma cache_size = -16384");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,

                // Seconds for which a lock that another program holds is waited for.
                DefaultTimeout = 1,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static List<string> Texts(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        List<string> texts = [];
        while (rows.Read())
            texts.Add(rows.GetString(0));
        return texts;
    }

    private static string Words(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_FULL => "there is no room left on the disk.",
            SQLitePCL.raw.SQLITE_READONLY => "it may not be written.",
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another program holds a lock on it.",
            SQLitePCL.raw.SQLITE_CANTOPEN => "it cannot be opened.",
            _ => error.Message,
        };
}
