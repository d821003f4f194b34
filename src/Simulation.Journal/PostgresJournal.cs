using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;
using Simulation.Journal.Postgres;

namespace Simulation.Journal;

/// <summary>
/// The journal for several hosts: the lines of docs/journal-format.md as rows of PostgreSQL. The tables are in
/// <c>Postgres/Migrations</c>, the append is <see cref="AppendTransaction"/>. Appends that come in while a
/// transaction is under way go into the next one together, whatever their streams.
/// </summary>
public sealed class PostgresJournal : IJournal
{
    // What one transaction takes, so that the first of a burst does not wait for the last.
    private const int GroupAppends = 512;

    // A stream created, or a lock taken the other way round, by another host; the next attempt sees it.
    private const int Attempts = 10;

    // Connections of their own for what is done at once: whoever reads slowly keeps one for as long as that takes.
    private const int QuickConnections = 4;

    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _quick;
    private readonly Channel<AppendOperation> _queue =
        Channel.CreateUnbounded<AppendOperation>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _appending;
    private bool _disposed;

    private PostgresJournal(NpgsqlDataSource reading, NpgsqlDataSource quick)
    {
        _reading = reading;
        _quick = quick;
        _appending = Task.Run(AppendGroups);
    }

    /// <summary>Opens the journal in the database, creating its tables or bringing them up to date.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached or used.</exception>
    /// <exception cref="ArgumentException">This is no connection string; it is not repeated, because it may hold a secret.</exception>
    public static async Task<PostgresJournal> Open(
        string connectionString, CancellationToken cancellationToken = default)
    {
        var read = Read(connectionString);
        var reading = NpgsqlDataSource.Create(read.ConnectionString);
        read.MinPoolSize = 0;
        read.MaxPoolSize = QuickConnections;
        var quick = NpgsqlDataSource.Create(read.ConnectionString);
        try
        {
            await Migrations.Run(quick, cancellationToken);
            return new PostgresJournal(reading, quick);
        }
        catch (Exception error)
        {
            await reading.DisposeAsync();
            await quick.DisposeAsync();
            if (IsOutage(error))
            {
                throw Unavailable(error);
            }

            throw;
        }
    }

    public Task<AppendResult> Append(
        string stream,
        long expectedVersion,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken = default)
    {
        var append = new AppendOperation(stream, expectedVersion, entries, cancellationToken);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(append), this);
        return append.Task;
    }

    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long afterVersion = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        ObjectDisposedException.ThrowIf(_disposed, this);
        await using var rows = await Guard(() => StreamRows.Open(_reading, stream, afterVersion, cancellationToken));
        while (await Guard(rows.Next) is { } entry)
        {
            if (entry.Last > afterVersion)
            {
                yield return entry;
            }
        }
    }

    public Task<long> Version(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Guard(async () =>
        {
            await using var command = _quick.CreateCommand("select version from journal_stream where stream = $1");
            command.Parameters.Add(new() { Value = stream });
            return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
        });
    }

    public async IAsyncEnumerable<string> List(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamName.CheckPrefix(prefix);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var found = await Guard(async () =>
        {
            List<string> streams = [];

            // No prefix can hold a character that LIKE gives a meaning.
            await using var command = _reading.CreateCommand(
                "select stream from journal_stream where stream like $1 || '%' order by stream");
            command.Parameters.Add(new() { Value = prefix });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                streams.Add(rows.GetString(0));
            }

            return streams;
        });
        foreach (var stream in found)
        {
            yield return stream;
        }
    }

    public Task Delete(string stream, CancellationToken cancellationToken = default)
    {
        StreamName.Check(stream);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Guard(async () =>
        {
            await using var batch = _quick.CreateBatch();
            batch.BatchCommands.Add(Durability.Command());
            batch.BatchCommands.Add(
                new("delete from journal_stream where stream = $1") { Parameters = { new() { Value = stream } } });
            return await batch.ExecuteNonQueryAsync(cancellationToken);
        });
    }

    /// <summary>Carries out the appends that were queued, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _queue.Writer.TryComplete();
        await _appending;
        await _reading.DisposeAsync();
        await _quick.DisposeAsync();
    }

    private async Task AppendGroups()
    {
        using var lines = new LineWriter();
        List<AppendOperation> group = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupAppends && _queue.Reader.TryRead(out var append))
            {
                group.Add(append);
            }

            try
            {
                await Store(group, lines);
                foreach (var append in group)
                {
                    if (append.Result is { } result) append.Complete(result);
                }

            }
            catch (Exception error)
            {
                var told = IsOutage(error) ? Unavailable(error) : error;
                group.ForEach(append => append.Fail(told));
            }

            group.Clear();
        }
    }

    private async Task Store(List<AppendOperation> group, LineWriter lines)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await new AppendTransaction(_quick, lines).Run(group);
                return;
            }
            catch (PostgresException error) when (attempt < Attempts && error.SqlState
                is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.ForeignKeyViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected)
            {
            }
        }
    }

    private static async Task<T> Guard<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>Which database a connection string means, without the secret in it.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static string Describe(string connectionString)
    {
        var read = Read(connectionString);
        return $"database {read.Database ?? read.Username} of PostgreSQL on {read.Host ?? "localhost"}";
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new ArgumentException("This is no connection string for PostgreSQL.", nameof(connectionString));
        }
    }

    private static bool IsOutage(Exception error) =>
        error is NpgsqlException or IOException or SocketException or TimeoutException;

    private static JournalUnavailableException Unavailable(Exception error) =>
        new($"PostgreSQL: {error.Message}", error);
}
