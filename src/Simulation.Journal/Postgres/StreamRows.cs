using System.Data;
using System.Text;
using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// Reads the rows of one stream as they are at one moment, verifying the hash chain from the row before the first one
/// asked for to the end that the stream is said to have, and that the columns beside a line say what the line says.
/// </summary>
internal sealed class StreamRows : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationToken _cancellation;
    private readonly LineReader _reader;
    private NpgsqlTransaction? _transaction;
    private NpgsqlDataReader? _rows;
    private long _version;
    private string? _hash;
    private bool _first = true;

    private StreamRows(NpgsqlConnection connection, string stream, CancellationToken cancellation)
    {
        _connection = connection;
        _cancellation = cancellation;
        _reader = new LineReader($"journal_line of {stream}", stream);
    }

    public static async Task<StreamRows> Open(
        NpgsqlDataSource database, string stream, long after, CancellationToken cancellation)
    {
        var rows = new StreamRows(await database.OpenConnectionAsync(cancellation), stream, cancellation);
        try
        {
            await rows.Start(stream, after);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>Null after the last.</summary>
    public async Task<JournalEntry?> Next()
    {
        if (await _rows!.ReadAsync(_cancellation))
        {
            var line = _rows.GetFieldValue<byte[]>(0);
            if (_first && _reader.Lines > 1)
            {
                // The row before what was asked for: its hash is where the chain goes on.
                CheckColumns(_reader.ResumeAfter(line));
                _first = false;
                return await Next();
            }

            _first = false;
            var entry = _reader.Entry(line);
            CheckColumns(entry);
            return entry;
        }

        if (_reader.Version != _version)
        {
            throw _reader.Damaged($"the rows end at version {_reader.Version}, the stream at {_version}");
        }

        if (_hash is not null && !_reader.Hash.SequenceEqual(Encoding.ASCII.GetBytes(_hash)))
        {
            throw _reader.Damaged($"the hash of the stream is not that of its last line, version {_version}");
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_rows is not null)
        {
            await _rows.DisposeAsync();
        }

        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _connection.DisposeAsync();
        _reader.Dispose();
    }

    private async Task Start(string stream, long after)
    {
        _transaction = await _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, _cancellation);
        await using var batch = new NpgsqlBatch(_connection, _transaction)
        {
            BatchCommands =
            {
                new("""
                    select header, version, hash,
                        (select count(*) from journal_line where stream = $1 and last <= $2)
                    from journal_stream where stream = $1
                    """)
                {
                    Parameters = { new() { Value = stream }, new() { Value = after } },
                },
                new("""
                    select line, version, last, command_id from journal_line
                    where stream = $1 and version >= coalesce(
                        (select max(version) from journal_line where stream = $1 and last <= $2), 0)
                    order by version
                    """)
                {
                    Parameters = { new() { Value = stream }, new() { Value = after } },
                },
            },
        };
        _rows = await batch.ExecuteReaderAsync(CommandBehavior.Default, _cancellation);
        if (await _rows.ReadAsync(_cancellation))
        {
            _reader.Header(_rows.GetFieldValue<byte[]>(0));
            _version = _rows.GetInt64(1);
            _hash = _rows.GetString(2);
            var skipped = _rows.GetInt64(3);
            if (skipped > 0)
            {
                _reader.Resume(1 + skipped, 0, _reader.Hash);
            }
        }

        await _rows.NextResultAsync(_cancellation);
    }

    private void CheckColumns(JournalEntry entry)
    {
        Check("version", _rows!.GetInt64(1), entry.First);
        Check("last", _rows.GetInt64(2), entry.Last);
        Check("command_id", _rows.GetString(3), entry.CommandId);

        void Check<T>(string column, T found, T said)
        {
            if (!Equals(found, said))
            {
                throw _reader.Damaged($"column {column} of version {entry.First} is {found}, its line says {said}");
            }
        }
    }
}
