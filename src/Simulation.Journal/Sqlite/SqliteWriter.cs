using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// The connection that writes, with its prepared statements, and the streams that it knows. After a failure it is to be
/// disposed: what the database holds is read anew by the next one. For use by one thread at a time.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // For which a lock that another program holds is waited for.
    private const int LockMilliseconds = 1000;

    private readonly SqliteConnection _connection;
    private readonly Action _beforeCommit;
    private readonly StreamCache _streams;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _readHead;
    private readonly SqliteStatement _readLast;
    private readonly SqliteStatement _readCommands;
    private readonly SqliteStatement _readReceipt;
    private readonly SqliteStatement _countLines;
    private readonly SqliteStatement _createStream;
    private readonly SqliteStatement _moveStream;
    private readonly SqliteStatement _addRecord;
    private readonly SqliteStatement _emptyLog;

    public SqliteWriter(SqliteConnection connection, SqliteSettings settings)
    {
        _connection = connection;
        _beforeCommit = settings.BeforeCommit;
        _streams = new StreamCache(settings.CachedStreams, settings.CachedCommands);
        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _readHead = Prepare("select id, version, hash from journal_stream where stream = ?");
        _readLast = Prepare(
            "select version, last, command_id, line from journal_record where stream_id = ? order by version desc limit 1"
        );
        _readCommands = Prepare("select command_id from journal_record where stream_id = ?");
        _readReceipt = Prepare(
            "select version, last, command_id, line from journal_record where stream_id = ? and command_id = ?"
        );
        _countLines = Prepare("select count(*) from journal_record where stream_id = ? and version <= ?");
        _createStream = Prepare("insert into journal_stream (stream, version, hash, header) values (?, ?, ?, ?)");
        _moveStream = Prepare("update journal_stream set version = ?, hash = ? where id = ?");
        _addRecord = Prepare(
            "insert into journal_record (stream_id, version, last, command_id, line) values (?, ?, ?, ?, ?)"
        );
        _emptyLog = Prepare("pragma wal_checkpoint(truncate)");
    }

    public void Append(IReadOnlyList<AppendOperation> appends, NdjsonLineWriter lines)
    {
        List<CachedStream> unknown = [];
        var group = new AppendGroup(
            appends,
            name =>
            {
                var stream = _streams.Get(name, out var isNew);
                if (isNew)
                    unknown.Add(stream);
                return stream;
            }
        );
        Begin();
        foreach (var stream in unknown)
            Try(group, stream, Load);
        foreach (var (name, commandId) in group.Commands)
        {
            var stream = (CachedStream)group.Heads[name];
            if (stream.MayHold(commandId))
                Try(group, stream, known => LoadReceipt(known, commandId));
        }

        group.Stage(lines);
        Store(group);
        Commit();
        foreach (var head in group.Heads.Values)
        {
            if (head.Version == 0)
                _streams.Remove(head.Stream);
            else
                head.ForgetReceipts();
        }
    }

    /// <summary>
    /// Removes a stream. Nothing of it is left in the database; in the log it is until that is emptied.
    /// </summary>
    public void Delete(string stream)
    {
        _streams.Remove(stream);
        Begin();
        if (_readHead.Bind(1, stream).Step())
        {
            var id = _readHead.Int64(0);
            _readHead.Reset();
            SqliteDeletion.Delete(_connection, id);
        }

        Commit();
    }

    /// <summary>Frees the room of some records that are blank.</summary>
    public void Compact()
    {
        Begin();
        SqliteDeletion.Compact(_connection);
        Commit();
    }

    /// <summary>Moves everything from the write-ahead log into the database and empties the log.</summary>
    /// <returns>False when a reader still needs the log.</returns>
    public bool TryEmptyLog()
    {
        var isEmptied = _emptyLog.Step() && _emptyLog.Int64(0) == 0;
        _emptyLog.Reset();
        return isEmptied;
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }

    // Only here: where emptying the log waited for readers, they would hold up the appends.
    private void Begin()
    {
        _ = raw.sqlite3_busy_timeout(_connection.Handle, LockMilliseconds);
        _begin.Run();
        _ = raw.sqlite3_busy_timeout(_connection.Handle, 0);
    }

    private void Commit()
    {
        _beforeCommit();
        _commit.Run();
    }

    // A stream that is damaged is refused, and read again by the next append to it.
    private void Try(AppendGroup group, CachedStream stream, Action<CachedStream> load)
    {
        try
        {
            load(stream);
        }
        catch (JournalDamagedException damage)
        {
            _streams.Remove(stream.Stream);
            group.MarkDamaged(stream.Stream, damage);
        }
    }

    private void Load(CachedStream stream)
    {
        if (!_readHead.Bind(1, stream.Stream).Step())
            return;
        stream.Id = _readHead.Int64(0);
        stream.Version = _readHead.Int64(1);
        Encoding.ASCII.GetBytes(_readHead.Text(2), stream.Hash);
        _readHead.Reset();

        if (!_readLast.Bind(1, stream.Id).Step())
            throw Damaged(stream, 1, "no row of the stream is left");
        var last = Row.Take(_readLast);
        if (last.Last != stream.Version || !stream.Hash.AsSpan().SequenceEqual(CheckedHash(stream, last)))
        {
            throw Damaged(stream, LineOf(stream, last.Version), "the last row is not the end of the stream");
        }

        _readCommands.Bind(1, stream.Id);
        while (_readCommands.Step())
            _streams.AddCommand(stream, _readCommands.Text(0));
    }

    private void LoadReceipt(CachedStream stream, string commandId)
    {
        if (!_readReceipt.Bind(1, stream.Id).Bind(2, commandId).Step())
            return;
        var row = Row.Take(_readReceipt);
        CheckedHash(stream, row);
        stream.Remember(commandId, row.Version, row.Last);
    }

    // What stands beside a line decides an append only if the line says the same.
    private byte[] CheckedHash(CachedStream stream, Row row)
    {
        using var reader = new NdjsonLineReader($"journal_line of {stream.Stream}", stream.Stream);
        reader.Resume(LineOf(stream, row.Version), 0, reader.Hash);
        var entry = reader.ResumeAfter(row.Line);
        return (entry.First, entry.Last, entry.CommandId) == (row.Version, row.Last, row.CommandId)
            ? reader.Hash.ToArray()
            : throw reader.Damaged($"the columns of version {row.Version} and its line do not fit together");
    }

    private long LineOf(CachedStream stream, long version)
    {
        _countLines.Bind(1, stream.Id).Bind(2, version).Step();
        var count = _countLines.Int64(0);
        _countLines.Reset();
        return 1 + count;
    }

    private void Store(AppendGroup group)
    {
        foreach (var (name, header) in group.Created)
        {
            var stream = (CachedStream)group.Heads[name];
            _createStream.Bind(1, name).Bind(2, stream.Version).Bind(3, stream.Hash).Bind(4, header.Span).Run();
            stream.Id = raw.sqlite3_last_insert_rowid(_connection.Handle);
        }

        foreach (var head in group.Moved)
        {
            _moveStream.Bind(1, head.Version).Bind(2, head.Hash).Bind(3, ((CachedStream)head).Id).Run();
        }

        foreach (var (name, entry, line) in group.Lines)
        {
            var stream = (CachedStream)group.Heads[name];
            _addRecord
                .Bind(1, stream.Id)
                .Bind(2, entry.First)
                .Bind(3, entry.Last)
                .Bind(4, entry.CommandId)
                .Bind(5, line.Span)
                .Run();
            _streams.AddCommand(stream, entry.CommandId);
        }
    }

    private static JournalDamagedException Damaged(CachedStream stream, long line, string reason) =>
        new($"journal_line of {stream.Stream}", line, reason);

    private readonly record struct Row(long Version, long Last, string CommandId, byte[] Line)
    {
        public static Row Take(SqliteStatement rows)
        {
            var row = new Row(rows.Int64(0), rows.Int64(1), rows.Text(2), rows.Bytes(3));
            rows.Reset();
            return row;
        }
    }
}
