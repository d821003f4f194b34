using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>
/// What stands beside the lines in the tables is no more to be trusted than the lines: a changed column is found,
/// named and refused, and decides nothing.
/// </summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class ChangedColumnsTests(PostgresServer server) : IAsyncLifetime
{
    private const string Stream = "session/a";

    // An id that JSON escapes.
    private const string Quoted = "b\"\\<'%_+/&";

    private string _schema = "";
    private SqlJournal _journal = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is not null)
        {
            return;
        }

        _schema = await server.NewSchema();
        _journal = await SqlJournal.OpenPostgres(_schema);
        await _journal.Add(Stream, Entry(1, "a", 2));
        await _journal.Add(Stream, Entry(3, Quoted), Entry(4, "c"));
        await _journal.Add("session/other", Entry(1, "a"));
    }

    public async Task DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }
    }

    [PostgresTheory]
    [InlineData("journal_line set version = 2 where version = 1", 2, 0)]
    [InlineData("journal_line set version = 2 where version = 1", 2, 2)]
    [InlineData("journal_line set version = 9 where version = 1", 2, 2)]
    [InlineData("journal_line set version = 9 where version = 4", 4, 0)]
    [InlineData("journal_line set version = 9 where version = 4", 4, 3)]
    [InlineData("journal_line set version = 9 where version = 4", 4, 4)]
    [InlineData("journal_line set last = 1 where version = 1", 2, 0)]
    [InlineData("journal_line set last = 1 where version = 1", 2, 1)]
    [InlineData("journal_line set last = 2 where version = 3", 3, 0)]
    [InlineData("journal_line set last = 2 where version = 3", 3, 2)]
    [InlineData("journal_line set last = 9 where version = 3", 3, 2)]
    [InlineData("journal_line set last = 9 where version = 4", 4, 0)]
    [InlineData("journal_line set last = 9 where version = 4", 4, 4)]
    [InlineData("journal_line set command_id = 'x' where version = 1", 2, 0)]
    [InlineData("journal_line set command_id = 'x' where version = 3", 3, 0)]
    [InlineData("journal_line set command_id = 'x' where version = 4", 4, 4)]
    [InlineData("journal_line set stream = 'session/other' where version = 4", 3, 0)]
    [InlineData("journal_stream set version = 3", 4, 0)]
    [InlineData("journal_stream set version = 5", 4, 4)]
    [InlineData("journal_stream set hash = reverse(hash)", 4, 0)]
    [InlineData("journal_stream set hash = reverse(hash)", 4, 4)]
    [InlineData("journal_stream set header = replace(header, '2031', '2032')", 1, 0)]
    public async Task A_changed_column_is_found_on_reading(string change, int line, int after)
    {
        await Change(change);

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.All(Stream, after));

        Assert.Equal(("journal_line of session/a", line), (error.File, error.Line));
    }

    [PostgresTheory]
    [InlineData("journal_line set command_id = 'x' where version = 4", "c")]
    [InlineData("journal_line set command_id = 'x' where version = 4", "x")]
    [InlineData("journal_line set command_id = 'x' where version = 3", "x")]
    [InlineData("journal_line set version = 9 where version = 4", "new")]
    [InlineData("journal_line set last = 9 where version = 4", "new")]
    [InlineData("journal_line set last = 9 where version = 3", Quoted)]
    [InlineData("journal_line set version = 2 where version = 1", "a")]
    [InlineData("journal_stream set version = 3", "new")]
    [InlineData("journal_stream set hash = reverse(hash)", "new")]
    public async Task A_changed_column_decides_no_append(string change, string command)
    {
        await Change(change);
        var version = await _journal.Version(Stream);

        var refused = _journal.Add(Stream, Entry(version + 1, command));
        var taken = _journal.Add("session/other", Entry(2, "b"));

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => refused);
        Assert.Equal("journal_line of session/a", error.File);
        Assert.Equal(new AppendResult.Appended(2), await taken);
        Assert.Equal(version, await _journal.Version(Stream));
    }

    [PostgresFact]
    public async Task A_stream_without_its_rows_takes_no_append()
    {
        await Change(
            "journal_line set stream = 'session/other', version = version + 1, command_id = 'x' || command_id"
        );

        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Add(Stream, Entry(5, "new")));
    }

    [PostgresFact]
    public async Task What_is_as_it_was_written_is_taken_again_and_gone_on_with()
    {
        Assert.Equal(new AppendResult.Duplicate("a", 1, 2), await _journal.Add(Stream, Entry(5, "a")));
        Assert.Equal(new AppendResult.Duplicate(Quoted, 3, 3), await _journal.Add(Stream, Entry(5, Quoted)));
        Assert.Equal(new AppendResult.Appended(5), await _journal.Add(Stream, Entry(5, "e", by: "Zoë \"Z\" Ito")));
        Assert.Equal(["a", Quoted, "c", "e"], (await _journal.All(Stream)).Select(entry => entry.CommandId));
    }

    private async Task Change(string change)
    {
        var join = change.Contains(" where ", StringComparison.Ordinal) ? " and " : " where ";
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var command = database.CreateCommand($"update {change}{join}stream = '{Stream}'");
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
