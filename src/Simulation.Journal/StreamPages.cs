using System.Data.Common;
using System.Text;

namespace Simulation.Journal;

/// <summary>
/// Reads the rows of one stream as they are at the time of the first page, verifying the hash chain from the row before
/// the first one asked for to the end that the stream is said to have, and that the columns beside a line say what the
/// line says. Each page is one short query: who reads slowly holds no connection and no transaction meanwhile.
/// </summary>
/// <param name="lineOfHead"><see cref="SqlStore.LineOfHead"/>.</param>
internal sealed class StreamPages(string stream, long after, string lineOfHead) : IDisposable
{
    private const int PageRows = 500;

    private const int PageBytes = 1024 * 1024;

    // One statement, so that the head and the rows are of one moment.
    private readonly string _firstPage = $"""
        select head.version, head.hash, head.header,
            (select count(*) from journal_line where stream = @stream and last <= @after),
            line.version, line.last, line.command_id, line.line
        from journal_stream head left join {lineOfHead}
            and line.version >= coalesce(
                (select max(version) from journal_line where stream = @stream and last <= @after), 0)
        where head.stream = @stream
        order by line.version limit 500
        """;

    private readonly string _nextPage = $"""
        select head.version, head.hash, head.header, 0, line.version, line.last, line.command_id, line.line
        from journal_stream head left join {lineOfHead} and line.version > @after
        where head.stream = @stream
        order by line.version limit 500
        """;

    private readonly NdjsonLineReader _reader = new($"journal_line of {stream}", stream);
    private byte[]? _header;
    private long _version;
    private string _hash = "";
    private bool _started;

    // What was appended after the first page is not read.
    private bool _hasGrown;

    /// <summary>Whether the page read last was the last one.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The first line of the stream; null when the stream does not exist.</summary>
    public ReadOnlyMemory<byte>? Header => _header;

    /// <exception cref="JournalDamagedException">The rows are not as they were written.</exception>
    /// <exception cref="JournalUnavailableException">The stream was deleted after the first page.</exception>
    public async Task<List<Row>> Next(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _started ? _nextPage : _firstPage;
        command.AddParameter("stream", stream);
        command.AddParameter("after", _started ? _reader.Version : after);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<Row> page = [];
        var (read, bytes, isFull) = (0, 0, false);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (read++ == 0)
                CheckHead(rows);
            if (rows.IsDBNull(4) || (_hasGrown && _reader.Version >= _version))
                break;
            var line = rows.GetFieldValue<byte[]>(7);
            bytes += line.Length;
            if (Verified(rows, line) is { } entry)
                page.Add(new Row(line, entry));
            isFull = read == PageRows || bytes >= PageBytes;
            if (isFull)
                break;
        }

        if (read == 0 && _started)
            throw Deleted();
        if (!isFull)
            End();
        _started = true;
        return page;
    }

    public void Dispose() => _reader.Dispose();

    private void CheckHead(DbDataReader rows)
    {
        var (version, header) = (rows.GetInt64(0), rows.GetFieldValue<byte[]>(2));
        if (_started)
        {
            if (version < _version || !header.AsSpan().SequenceEqual(_header))
                throw Deleted();
            _hasGrown = version > _version;
            return;
        }

        (_version, _hash, _header) = (version, rows.GetString(1), header);
        _reader.Header(header);
        if (rows.GetInt64(3) is > 0 and var skipped)
            _reader.Resume(1 + skipped, 0, _reader.Hash);
    }

    // Null for the row before what was asked for: its hash is where the chain goes on.
    private JournalEntry? Verified(DbDataReader rows, byte[] line)
    {
        var isBefore = !_started && _reader.Version == 0 && _reader.Lines > 1;
        var entry = isBefore ? _reader.ResumeAfter(line) : _reader.Entry(line);
        Check("version", rows.GetInt64(4), entry.First);
        Check("last", rows.GetInt64(5), entry.Last);
        Check("command_id", rows.GetString(6), entry.CommandId);
        return isBefore ? null : entry;

        void Check<T>(string column, T found, T said)
        {
            if (!Equals(found, said))
            {
                throw _reader.Damaged($"column {column} of version {entry.First} is {found}, its line says {said}");
            }
        }
    }

    private void End()
    {
        AtEnd = true;
        if (_header is null)
            return;
        if (_reader.Version != _version)
        {
            throw _reader.Damaged($"the rows end at version {_reader.Version}, the stream at {_version}");
        }

        if (!_reader.Hash.SequenceEqual(Encoding.ASCII.GetBytes(_hash)))
        {
            throw _reader.Damaged($"the hash of the stream is not that of its last line, version {_version}");
        }
    }

    private JournalUnavailableException Deleted() => new($"{stream} was deleted while it was read.");

    /// <param name="Line">Without its line feed; the entry refers to its memory.</param>
    internal readonly record struct Row(ReadOnlyMemory<byte> Line, JournalEntry Entry);
}

internal static class SqlParameters
{
    public static void AddParameter(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
