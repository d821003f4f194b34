using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// The connection that writes, with its prepared statements, and the heads of streams that it knows. After a failure it
/// is
/// to be disposed: what the database holds is read anew by the next one. For use by one thread at a time.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Action _beforeCommit;
    private readonly HeadCache _heads;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _readHead;
    private readonly SqliteCommand _readLast;
    private readonly SqliteCommand _readReceipt;
    private readonly SqliteCommand _createStream;
    private readonly SqliteCommand _moveStream;
    private readonly SqliteCommand _addLine;

    public SqliteWriter(SqliteConnection connection, SqliteSettings settings)
    {
        _connection = connection;
        _beforeCommit = settings.BeforeCommit;
        _heads = new HeadCache(settings.CachedHeads);
        _begin = Command("begin immediate");
        _commit = Command("commit");
        _readHead = Command("select version, hash from journal_stream where stream = @stream", "stream");
        _readLast = Command(
            "select version, last, command_id, line from journal_line where stream = @stream order by version desc limit 1",
            "stream");
        _readReceipt = Command(
            "select version, last, command_id, line from journal_line where stream = @stream and command_id = @command_id",
            "stream", "command_id");
        _createStream = Command(
            "insert into journal_stream (stream, version, hash, header) values (@stream, @version, @hash, @header)",
            "stream", "version", "hash", "header");
        _moveStream = Command(
            "update journal_stream set version = @version, hash = @hash where stream = @stream", "stream", "version", "hash");
        _addLine = Command(
            """
            insert into journal_line (stream, version, last, command_id, line)
            values (@stream, @version, @last, @command_id, @line)
            """,
            "stream", "version", "last", "command_id", "line");
    }

    public void Append(IReadOnlyList<AppendOperation> appends, LineWriter lines)
    {
        List<StreamHead> unknown = [];
        var group = new AppendGroup(appends, stream =>
        {
            var head = _heads.Get(stream, out var isNew);
            if (isNew) unknown.Add(head);
            return head;
        });
        Run(_begin);
        foreach (var head in unknown) Try(group, head.Stream, () => Load(head));
        foreach (var (stream, commandId) in group.Commands) Try(group, stream, () => LoadReceipt(group.Heads[stream], commandId));
        group.Stage(lines);
        Store(group);
        _beforeCommit();
        Run(_commit);
        foreach (var head in group.Heads.Values)
        {
            if (head.Version == 0) _heads.Remove(head.Stream);
            else head.ForgetReceipts();
        }
    }

    public void Delete(string stream)
    {
        _heads.Remove(stream);
        Run(_begin);
        foreach (var table in (string[])["journal_line", "journal_stream"])
        {
            using var delete = Command($"delete from {table} where stream = @stream", "stream");
            Run(delete, stream);
        }

        _beforeCommit();
        Run(_commit);
    }

    /// <summary>
    /// Writes the whole database anew, without what was deleted. Overwriting rows as they are deleted (secure_delete)
    /// is not
    /// enough: where rows were moved between pages before, their old bytes stay in the unused part of a page.
    /// </summary>
    public void WriteAnew()
    {
        using var command = Command("vacuum");
        command.ExecuteNonQuery();
    }

    /// <summary>Moves everything from the write-ahead log into the database and empties the log.</summary>
    /// <returns>False when a reader still needs the log.</returns>
    public bool TryEmptyLog()
    {
        using var command = Command("pragma wal_checkpoint(truncate)");
        using var rows = command.ExecuteReader();
        return rows.Read() && rows.GetInt64(0) == 0;
    }

    public void Dispose()
    {
        SqliteCommand[] commands =
            [_begin, _commit, _readHead, _readLast, _readReceipt, _createStream, _moveStream, _addLine];
        foreach (var command in commands) command.Dispose();
        _connection.Dispose();
    }

    // A stream that is damaged is refused, and read again by the next append to it.
    private void Try(AppendGroup group, string stream, Action load)
    {
        try
        {
            load();
        }
        catch (JournalDamagedException damage)
        {
            _heads.Remove(stream);
            group.MarkDamaged(stream, damage);
        }
    }

    private void Load(StreamHead head)
    {
        using (var rows = Query(_readHead, head.Stream))
        {
            if (!rows.Read()) return;
            head.Version = rows.GetInt64(0);
            Encoding.ASCII.GetBytes(rows.GetString(1), head.Hash);
        }

        using var last = Query(_readLast, head.Stream);
        if (!last.Read()) throw Damaged(head.Stream, 1, "no row of the stream is left");
        var hash = Check(head.Stream, last, last.GetInt64(0));
        if (last.GetInt64(1) != head.Version || !head.Hash.AsSpan().SequenceEqual(hash))
        {
            throw Damaged(head.Stream, LineOf(head.Stream, last.GetInt64(0)), "the last row is not the end of the stream");
        }
    }

    private void LoadReceipt(StreamHead head, string commandId)
    {
        if (head.Version == 0) return;
        using var rows = Query(_readReceipt, head.Stream, commandId);
        if (!rows.Read()) return;
        Check(head.Stream, rows, rows.GetInt64(0));
        head.Remember(commandId, rows.GetInt64(0), rows.GetInt64(1));
    }

    // What stands beside a line decides an append only if the line says the same.
    private byte[] Check(string stream, SqliteDataReader rows, long version)
    {
        using var reader = new LineReader($"journal_line of {stream}", stream);
        reader.Resume(LineOf(stream, version), 0, reader.Hash);
        var entry = reader.ResumeAfter(rows.GetFieldValue<byte[]>(3));
        return (entry.First, entry.Last, entry.CommandId) == (version, rows.GetInt64(1), rows.GetString(2))
            ? reader.Hash.ToArray()
            : throw reader.Damaged($"the columns of version {version} and its line do not fit together");
    }

    private long LineOf(string stream, long version)
    {
        using var count = Command("select count(*) from journal_line where stream = @stream and version <= @version", "stream", "version");
        SetParameters(count, stream, version);
        return 1 + Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Store(AppendGroup group)
    {
        foreach (var (stream, header) in group.Created)
        {
            var head = group.Heads[stream];
            Run(_createStream, stream, head.Version, Encoding.ASCII.GetString(head.Hash), header);
        }

        foreach (var head in group.Moved) Run(_moveStream, head.Stream, head.Version, Encoding.ASCII.GetString(head.Hash));
        foreach (var (stream, entry, line) in group.Lines)
        {
            Run(_addLine, stream, entry.First, entry.Last, entry.CommandId, line);
        }
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
        return command;
    }

    private static SqliteDataReader Query(SqliteCommand command, params object[] values)
    {
        SetParameters(command, values);
        return command.ExecuteReader();
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        SetParameters(command, values);
        command.ExecuteNonQuery();
    }

    private static void SetParameters(SqliteCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index];
    }

    private static JournalDamagedException Damaged(string stream, long line, string reason) =>
        new($"journal_line of {stream}", line, reason);
}
