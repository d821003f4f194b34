using Microsoft.Data.Sqlite;

namespace Simulation.Journal.Sqlite;

/// <summary>
/// Removes streams so that no byte of them is left in the pages of the database. That rows are overwritten when they
/// are deleted (secure_delete) is not enough: where pages become sparse SQLite merges them, and copies of the rows that
/// it moved stay in unused parts of pages, where a later deletion of these rows does not find them. So SQLite never
/// moves a record that is not blank: records are added at the end, become blank in their place, and leave the table at
/// its beginning, among blank ones. The table of streams is small and is written anew. Each call belongs into a
/// transaction.
/// </summary>
internal static class SqliteDeletion
{
    /// <summary>How many records one call of <see cref="Compact"/> looks at.</summary>
    public const int Step = 512;

    // Blank records that stay before the first other one. A page has room for 36 of them, and SQLite rearranges a page
    // together with two behind it at most.
    private const int Margin = 128;

    // Shorter than any record, so that it fits where that was.
    private const string Blank =
        "update journal_record set stream_id = null, version = 0, last = 0, command_id = '', line = zeroblob(100)";

    /// <summary>By how many the blank records, which only take room, outnumber the others.</summary>
    public const string CountExcess = """
        select coalesce((select max(rowid) from journal_record) - (select min(rowid) from journal_record) + 1, 0)
            - 2 * (select count(*) from journal_record where stream_id is not null)
        """;

    /// <summary>Removes a stream.</summary>
    public static void Delete(SqliteConnection connection, long stream)
    {
        using var command = connection.CreateCommand();

        // A deletion without a condition clears whole pages.
        command.CommandText = $"""
            {Blank} where stream_id = @stream;
            create temp table kept as select * from journal_stream where id <> @stream;
            delete from journal_stream;
            insert into journal_stream select * from kept order by id;
            drop table kept;
            """;
        command.Parameters.AddWithValue("@stream", stream);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Moves the records at the beginning of the table to its end and frees the room that they and the blank ones among
    /// them had. Does nothing when there are fewer than <see cref="Step"/>.
    /// </summary>
    public static void Compact(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "select coalesce((select max(rowid) from journal_record) - (select min(rowid) from journal_record) + 1, 0)";
        if ((long)command.ExecuteScalar()! < Step)
            return;
        command.CommandText = $"""
            create temp table kept as select * from journal_record
                where rowid < (select min(rowid) from journal_record) + {Step} and stream_id is not null order by rowid;
            {Blank} where rowid < (select min(rowid) from journal_record) + {Step} and stream_id is not null;
            insert into journal_record select * from kept order by rowid;
            drop table kept;
            delete from journal_record where rowid < (select min(rowid) from journal_record) + {Step - Margin};
            """;
        command.ExecuteNonQuery();
    }
}
