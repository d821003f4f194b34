using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Simulation.Journal.Postgres;

/// <summary>
/// Appends of any number of streams in one transaction. It locks the rows of their streams, decides each append on what
/// it finds there, and stores what fits.
/// </summary>
internal sealed class AppendTransaction(NpgsqlDataSource database, LineWriter lines)
{
    // Sorted, so that two hosts lock in the same order.
    private readonly SortedDictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalDamagedException> _damaged = [];
    private readonly HashSet<string> _existing = [];
    private readonly HashSet<string> _changed = [];
    private readonly SortedDictionary<string, string> _headers = new(StringComparer.Ordinal);
    private readonly List<(string Stream, JournalEntry Entry, string Line)> _staged = [];

    /// <summary>
    /// Sets the result of each append; they are to be told after this has returned. Those to a damaged stream are told at
    /// once and have no result.
    /// </summary>
    public async Task Run(IReadOnlyList<AppendOperation> appends)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Load(connection, transaction, appends);
        foreach (var append in appends)
        {
            Stage(append);
        }

        if (_staged.Count > 0)
        {
            await Store(connection, transaction);
        }

        await transaction.CommitAsync();
    }

    private async Task Load(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<AppendOperation> appends)
    {
        foreach (var append in appends)
        {
            _heads.TryAdd(append.Stream, new StreamHead(append.Stream));
        }

        var commands = appends.SelectMany(append => append.Entries.Select(entry => (append.Stream, entry.CommandId)))
            .ToList();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Durability.Command(),
                new("""
                    select stream, version, hash from journal_stream where stream = any($1)
                    order by stream for update
                    """)
                {
                    Parameters = { Texts(_heads.Keys) },
                },

                // Sees everything that was stored before the locks were granted.
                new("""
                    select line.stream, line.command_id, line.version, line.last
                    from unnest($1, $2) as wanted (stream, command_id)
                    join journal_line line using (stream, command_id)
                    """)
                {
                    Parameters =
                    {
                        Texts(commands.Select(command => command.Stream)),
                        Texts(commands.Select(command => command.CommandId)),
                    },
                },

                // What decides an append and does not fit: the last row, those of the same commands, the stream's own row.
                new("""
                    with decisive as (
                        select line.* from unnest($2, $3) as wanted (stream, command_id)
                        join journal_line line using (stream, command_id)
                        union all
                        select last.* from unnest($1) as wanted (stream) cross join lateral (
                            select * from journal_line where stream = wanted.stream order by version desc limit 1) last
                    )
                    select head.stream, line.version,
                        (select count(*) from journal_line up where up.stream = head.stream and up.version <= line.version)
                    from journal_stream head left join decisive line using (stream)
                    where head.stream = any($1) and not coalesce(
                        starts_with(line.line, '{"first":' || line.version || ',')
                        and strpos(line.line, ',"command":' || to_json(line.command_id)::text || ',"by":') > 0
                        and line.last + 1 = coalesce(
                            (select min(version) from journal_line next
                            where next.stream = line.stream and next.version > line.version), head.version + 1)
                        and (line.last < head.version or right(line.line, 66) = head.hash || '"}'), false)
                    """)
                {
                    Parameters =
                    {
                        Texts(_heads.Keys),
                        Texts(commands.Select(command => command.Stream)),
                        Texts(commands.Select(command => command.CommandId)),
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            var head = _heads[rows.GetString(0)];
            head.Version = rows.GetInt64(1);
            Encoding.ASCII.GetBytes(rows.GetString(2), head.Hash);
            _existing.Add(rows.GetString(0));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            _heads[rows.GetString(0)].TryRemember(rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            var stream = rows.GetString(0);
            _damaged[stream] = new JournalDamagedException($"journal_line of {stream}", 1 + rows.GetInt64(2), rows.IsDBNull(1)
                ? "no row of the stream is left"
                : $"the columns of version {rows.GetInt64(1)}, its line and the end of the stream do not fit together");
        }
    }

    private void Stage(AppendOperation append)
    {
        if (_damaged.TryGetValue(append.Stream, out var damage))
        {
            append.Result = null;
            append.Fail(damage);
            return;
        }

        lines.Clear();
        var head = _heads[append.Stream];
        append.Result = head.Stage(append, lines);
        if (append.Result is not AppendResult.Appended)
        {
            return;
        }

        _changed.Add(append.Stream);
        var written = Encoding.UTF8.GetString(lines.Written.Span).Split('\n');
        var entries = written.AsSpan(..^1);
        if (append.Expected == 0)
        {
            _headers.Add(append.Stream, entries[0]);
            entries = entries[1..];
        }

        for (var index = 0; index < entries.Length; index++)
        {
            _staged.Add((append.Stream, append.Entries[index], entries[index]));
        }
    }

    private async Task Store(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var created = _headers.Keys.ToList();
        var moved = _changed.Where(_existing.Contains).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // A stream that another host has created meanwhile breaks the primary key; then all is done again.
                new("insert into journal_stream (stream, version, hash, header) select * from unnest($1, $2, $3, $4)")
                {
                    Parameters =
                    {
                        Texts(created),
                        Numbers(created.Select(stream => _heads[stream].Version)),
                        Texts(created.Select(Hash)),
                        Texts(_headers.Values),
                    },
                },
                new("""
                    update journal_stream set version = changed.version, hash = changed.hash
                    from unnest($1, $2, $3) as changed (stream, version, hash)
                    where journal_stream.stream = changed.stream
                    """)
                {
                    Parameters =
                    {
                        Texts(moved),
                        Numbers(moved.Select(stream => _heads[stream].Version)),
                        Texts(moved.Select(Hash)),
                    },
                },
                new("""
                    insert into journal_line (stream, version, last, command_id, line)
                    select * from unnest($1, $2, $3, $4, $5)
                    """)
                {
                    Parameters =
                    {
                        Texts(_staged.Select(staged => staged.Stream)),
                        Numbers(_staged.Select(staged => staged.Entry.First)),
                        Numbers(_staged.Select(staged => staged.Entry.Last)),
                        Texts(_staged.Select(staged => staged.Entry.CommandId)),
                        Texts(_staged.Select(staged => staged.Line)),
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
    }

    private string Hash(string stream) => Encoding.ASCII.GetString(_heads[stream].Hash);

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Numbers(IEnumerable<long> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
