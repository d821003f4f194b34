using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// A prepared statement, without what a <see cref="SqliteCommand"/> does for each execution. Parameters are bound by
/// their position, from 1; columns count from 0.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int Usual = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var utf8 = most <= Usual ? stackalloc byte[most] : new byte[most];
        return Bind(parameter, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    /// <param name="utf8">A text; it is copied.</param>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, utf8));
        return this;
    }

    /// <summary>Goes to the next row. After the last one the statement can be bound and executed again.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        Reset();
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>Executes a statement whose rows, if any, do not matter.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>Leaves the rest of the rows.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
