using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Simulation.Journal.Postgres;

/// <summary>
/// Appends of any number of streams in one transaction. It locks the rows of their streams, decides each append on what
/// it finds there, and stores what fits.
/// </summary>
internal static class AppendTransaction
{
    /// <summary>
    /// Sets the result of each append; the caller completes them after this has returned. Those to a damaged stream are
    /// failed at once and have no result.
    /// </summary>
    public static async Task Run(
        NpgsqlDataSource database,
        ClusterContract contract,
        IReadOnlyList<AppendOperation> appends,
        NdjsonLineWriter lines
    )
    {
        var group = new AppendGroup(appends, stream => new StreamHead(stream));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Load(connection, transaction, contract, group);
        group.Stage(lines);
        if (group.Lines.Count > 0)
        {
            await Store(connection, transaction, group);
        }

        await transaction.CommitAsync();
    }

    private static async Task Load(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ClusterContract contract,
        AppendGroup group
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Durability.Command(),
                new(
                    """
                    select stream, version, hash from journal_stream where stream = any($1)
                    order by stream for update
                    """
                )
                {
                    Parameters = { Texts(group.Heads.Keys) },
                },
                // Sees everything that was stored before the locks were granted.
                new(
                    """
                    select line.stream, line.command_id, line.version, line.last
                    from unnest($1, $2) as wanted (stream, command_id)
                    join journal_line line using (stream, command_id)
                    """
                )
                {
                    Parameters =
                    {
                        Texts(group.Commands.Select(command => command.Stream)),
                        Texts(group.Commands.Select(command => command.CommandId)),
                    },
                },
                // What decides an append and does not fit: the last row, those of the same commands, the stream's own
                // row.
                new(
                    """
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
                    """
                )
                {
                    Parameters =
                    {
                        Texts(group.Heads.Keys),
                        Texts(group.Commands.Select(command => command.Stream)),
                        Texts(group.Commands.Select(command => command.CommandId)),
                    },
                },
                new("select number from journal_contract"),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            var head = group.Heads[rows.GetString(0)];
            head.Version = rows.GetInt64(1);
            Encoding.ASCII.GetBytes(rows.GetString(2), head.Hash);
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            group.Heads[rows.GetString(0)].Remember(rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3));
        }

        await rows.NextResultAsync();
        while (await rows.ReadAsync())
        {
            var stream = rows.GetString(0);
            group.MarkDamaged(
                stream,
                new JournalDamagedException(
                    $"journal_line of {stream}",
                    1 + rows.GetInt64(2),
                    rows.IsDBNull(1)
                        ? "no row of the stream is left"
                        : $"the columns of version {rows.GetInt64(1)}, its line and the end of the stream"
                            + " do not fit together"
                )
            );
        }

        await rows.NextResultAsync();
        await rows.ReadAsync();
        contract.Check(rows.GetInt32(0));
    }

    private static async Task Store(NpgsqlConnection connection, NpgsqlTransaction transaction, AppendGroup group)
    {
        var created = group.Created.Keys.Select(stream => group.Heads[stream]).ToList();
        var moved = group.Moved.ToList();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // A stream that another server has created meanwhile breaks the primary key; then all is done again.
                new("insert into journal_stream (stream, version, hash, header) select * from unnest($1, $2, $3, $4)")
                {
                    Parameters =
                    {
                        Texts(created.Select(head => head.Stream)),
                        Numbers(created.Select(head => head.Version)),
                        Texts(created.Select(Hash)),
                        Texts(group.Created.Values.Select(Text)),
                    },
                },
                new(
                    """
                    update journal_stream set version = changed.version, hash = changed.hash
                    from unnest($1, $2, $3) as changed (stream, version, hash)
                    where journal_stream.stream = changed.stream
                    """
                )
                {
                    Parameters =
                    {
                        Texts(moved.Select(head => head.Stream)),
                        Numbers(moved.Select(head => head.Version)),
                        Texts(moved.Select(Hash)),
                    },
                },
                new(
                    """
                    insert into journal_line (stream, version, last, command_id, line)
                    select * from unnest($1, $2, $3, $4, $5)
                    """
                )
                {
                    Parameters =
                    {
                        Texts(group.Lines.Select(staged => staged.Stream)),
                        Numbers(group.Lines.Select(staged => staged.Entry.First)),
                        Numbers(group.Lines.Select(staged => staged.Entry.Last)),
                        Texts(group.Lines.Select(staged => staged.Entry.CommandId)),
                        Texts(group.Lines.Select(staged => Text(staged.Line))),
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
    }

    private static string Hash(StreamHead head) => Encoding.ASCII.GetString(head.Hash);

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Numbers(IEnumerable<long> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
