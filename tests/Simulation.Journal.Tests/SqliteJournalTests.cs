using System.Text;
using Microsoft.Data.Sqlite;
using Simulation.Journal.Sqlite;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>The contract on SQLite, and what belongs to one server and its data folder.</summary>
public sealed class SqliteJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string Database => Path.Combine(_folder, "whitecell.db");

    protected override Task<IJournal> Open() => Task.FromResult<IJournal>(SqlJournal.OpenSqlite(_folder));

    protected override Task Clean()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override async Task<object[]> First(string query)
    {
        await using var connection = await Connect();
        return await First(connection, query);
    }

    [Fact]
    public void A_second_journal_on_the_folder_is_refused()
    {
        var error = Assert.Throws<JournalUnavailableException>(() => SqlJournal.OpenSqlite(_folder));

        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var error = Assert.Throws<JournalUnavailableException>(() => SqlJournal.OpenSqlite(file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await Journal.DisposeAsync();
        var content = new string('x', 10_000);
        await File.WriteAllTextAsync(Database, content);

        var error = Assert.Throws<JournalDamagedException>(() => SqlJournal.OpenSqlite(_folder));

        Assert.Equal(Database, error.File);
        Assert.Equal(content, await File.ReadAllTextAsync(Database));
    }

    [Fact]
    public async Task A_journal_of_a_later_release_is_refused()
    {
        await Journal.DisposeAsync();
        await Change("insert into journal_migration values (99)");

        Assert.Contains(
            "99",
            Assert.Throws<JournalUnavailableException>(() => SqlJournal.OpenSqlite(_folder)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "99",
            Assert.Throws<JournalUnavailableException>(() => SqlJournal.OpenSqliteReadOnly(_folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("nfs4", false)]
    [InlineData("cifs", false)]
    [InlineData("ext4", true)]
    public void A_network_file_system_is_refused(string kind, bool isTaken)
    {
        var mounts = Path.Combine(_folder, "mounts");
        var data = Path.Combine(_folder, "a data folder");
        File.WriteAllText(
            mounts,
            $"""
            none / nfs4 rw 0 0
            none {_folder} xfs rw 0 0
            none {data.Replace(" ", "\\040", StringComparison.Ordinal)} {kind} rw 0 0
            none {data}2 nfs rw 0 0

            """
        );

        var open = Record.Exception(() =>
            SqlJournal.OpenSqlite(data, new SqliteSettings { Mounts = mounts }).DisposeAsync().AsTask().Wait()
        );

        if (isTaken)
            Assert.Null(open);
        else
            Assert.Contains(kind, Assert.IsType<JournalUnavailableException>(open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_beside_a_server_takes_no_lock_and_writes_nothing()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await using var beside = SqlJournal.OpenSqliteReadOnly(_folder);
        await Journal.Add("session/a", Entry(2, "b"));

        Assert.Equal(["a", "b"], (await beside.All("session/a")).Select(entry => entry.CommandId));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => beside.Add("session/a", Entry(3, "c")));
        Assert.Empty(await beside.CheckDatabase());
        Assert.Equal(2, await Journal.Version("session/a"));
    }

    [Fact]
    public void Nothing_is_read_where_no_journal_is()
    {
        var nowhere = Path.Combine(_folder, "nowhere");

        Assert.Throws<JournalUnavailableException>(() => SqlJournal.OpenSqliteReadOnly(nowhere));

        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public async Task What_was_deleted_is_in_no_file_of_the_folder()
    {
        // Long and short ones side by side, so that rows share pages, overflow them, and move between them.
        var random = new Random(20);
        const int Streams = 12;
        var versions = new int[Streams];
        for (var n = 0; n < 1500; n++)
        {
            var stream = random.Next(Streams);
            var version = ++versions[stream];
            await Journal.Add(
                $"session/{Name(stream)}",
                new JournalEntry(
                    version,
                    Noon,
                    $"{Name(stream)}-{version}",
                    "Ada",
                    [Event("said/1", $"\"{Text(stream, random.Next(1, 120))}\"")]
                )
            );
        }

        foreach (var stream in (int[])[3, 7, 0, 11, 5])
        {
            Assert.True(Found(Name(stream)));
            await Journal.Delete($"session/{Name(stream)}");
            Assert.False(Found(Name(stream)), $"{stream} is still there");
        }

        Assert.Empty(await ((SqlJournal)Journal).CheckDatabase());

        static string Name(int stream) => $"only-of-{stream}-x";

        static string Text(int stream, int times) => string.Concat(Enumerable.Repeat(Name(stream) + " ", times));
    }

    [Fact]
    public async Task The_room_of_what_was_deleted_is_used_again_and_nothing_of_it_is_left()
    {
        await Journal.DisposeAsync();
        await using var journal = SqlJournal.OpenSqlite(_folder, new SqliteSettings { BlankRecords = 512 });
        var random = new Random(21);
        Dictionary<int, int> versions = [];
        List<int> deleted = [];
        for (var round = 0; round < 60; round++)
        {
            // One of eight streams stays, among the others that come and go.
            for (var n = 0; n < 12; n++)
            {
                var stream = round + random.Next(8);
                var version = versions.GetValueOrDefault(stream);
                JournalEntry[] entries =
                [
                    .. Enumerable
                        .Range(version + 1, 15)
                        .Select(number => new JournalEntry(
                            number,
                            Noon,
                            $"{Name(stream)}-{number}",
                            "Ada",
                            [Event("said/1", $"\"{Text(stream, random.Next(1, 60))}\"")]
                        )),
                ];
                Assert.Equal(
                    new AppendResult.Appended(version + 15),
                    await journal.Add($"session/{Name(stream)}", entries)
                );
                versions[stream] = version + 15;
            }

            if (round % 8 == 0 || !versions.Remove(round))
                continue;
            Assert.True(Found(Name(round)));
            await journal.Delete($"session/{Name(round)}");
            deleted.Add(round);
            Assert.Empty(Found(deleted.Select(Name)));
        }

        Assert.Empty(await journal.CheckDatabase());
        Assert.InRange(deleted.Count, 40, 60);
        foreach (var (stream, version) in versions)
        {
            Assert.Equal(
                Enumerable.Range(1, version).Select(number => $"{Name(stream)}-{number}"),
                (await journal.All($"session/{Name(stream)}")).Select(entry => entry.CommandId)
            );
        }

        var kept = versions.Values.Sum();
        var records = (long)(await Scalar("select count(*) from journal_record"))!;
        Assert.InRange(records, kept, (2 * kept) + 1024);

        static string Name(int stream) => $"only-of-{stream}-x";

        static string Text(int stream, int times) => string.Concat(Enumerable.Repeat(Name(stream) + " ", times));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(24)]
    [InlineData(33)]
    public async Task Room_is_taken_from_beside_records_without_leaving_copies_of_them(int seed)
    {
        await Journal.DisposeAsync();
        await using var journal = SqlJournal.OpenSqlite(_folder, new SqliteSettings { BlankRecords = 512 });
        var random = new Random(seed);

        // As many records as are compacted at once, then others that are deleted later, then enough for it to happen.
        await journal.Add("session/first", Said("first", 512));
        await journal.Add("session/second", Said("second", 30));
        await journal.Add("session/third", Said("third", 300));
        await journal.Delete("session/first");
        Assert.Equal(1L, await Scalar("select min(rowid) from journal_record"));
        await journal.Delete("session/third");
        Assert.NotEqual(1L, await Scalar("select min(rowid) from journal_record"));
        Assert.Equal(30, (await journal.All("session/second")).Count);
        Assert.True(Found("only-of-second"));

        await journal.Delete("session/second");

        Assert.False(Found("only-of-second"));

        JournalEntry[] Said(string name, int count) =>
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(version =>
                        Entry(version, $"only-of-{name}-{version}") with
                        {
                            Events =
                            [
                                Event(
                                    "said/1",
                                    $"\"{string.Concat(Enumerable.Repeat($"only-of-{name} ", random.Next(1, 60)))}\""
                                ),
                            ],
                        }
                    ),
            ];
    }

    [Fact]
    public async Task Nothing_of_a_stream_is_left_where_there_are_many()
    {
        // Names of any length, in any order, that come and go while the versions of others grow.
        var random = new Random(22);
        List<string> names = [];
        List<string> deleted = [];
        for (var round = 0; round < 6; round++)
        {
            string[] added =
            [
                .. Enumerable
                    .Range(0, 150)
                    .Select(n => $"{random.Next():x8}-{round}-only-of-{n}-{new string('x', random.Next(1, 40))}"),
            ];
            await Task.WhenAll(added.Select(name => Journal.Add($"session/{name}", Entry(1, "a"))));
            await Task.WhenAll(
                added.Select(name => Journal.Add($"session/{name}", Entry(2, "b", random.Next(100, 300))))
            );
            names.AddRange(added);
            string[] now = [.. names.Where(_ => random.Next(3) == 0)];
            await Task.WhenAll(now.Select(name => Journal.Delete($"session/{name}")));
            names.RemoveAll(now.Contains);
            deleted.AddRange(now);
            Assert.Empty(Found(deleted));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal).Select(name => $"session/{name}"), await Journal.Names(""));
        Assert.Empty(await ((SqlJournal)Journal).CheckDatabase());
    }

    [Fact]
    public async Task A_deletion_is_not_acknowledged_while_another_program_reads_what_was_there()
    {
        await Journal.DisposeAsync();
        var journal = SqlJournal.OpenSqlite(_folder, new SqliteSettings { EraseTimeout = TimeSpan.Zero });
        await journal.Add("session/a", Entry(1, "a-secret"));
        await using (var analyst = await Connect())
        await using (var begin = analyst.CreateCommand())
        {
            begin.CommandText = "begin; select count(*) from journal_line";
            Assert.Equal(1L, await begin.ExecuteScalarAsync());

            var error = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Delete("session/a"));

            Assert.Contains("another program reads", error.Message, StringComparison.Ordinal);
            Assert.Equal(new AppendResult.Appended(1), await journal.Add("session/b", Entry(1, "b")));
            Assert.True(Found("a-secret"));
        }

        await journal.Delete("session/a");
        Assert.False(Found("a-secret"));
        await journal.DisposeAsync();
    }

    [Fact]
    public async Task A_writer_of_another_program_has_appends_refused_until_it_is_done()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        Assert.False(((SqlJournal)Journal).LastAppendFailed);
        await using (var other = await Connect())
        await using (var begin = other.CreateCommand())
        {
            begin.CommandText = "begin immediate";
            await begin.ExecuteNonQueryAsync();

            var error = await Assert.ThrowsAsync<JournalUnavailableException>(() =>
                Journal.Add("session/a", Entry(2, "b"))
            );

            Assert.Contains("another program holds a lock", error.Message, StringComparison.Ordinal);
            Assert.True(((SqlJournal)Journal).LastAppendFailed);
            Assert.Single(await Journal.All("session/a"));
        }

        Assert.Equal(new AppendResult.Appended(2), await Journal.Add("session/a", Entry(2, "b")));
        Assert.False(((SqlJournal)Journal).LastAppendFailed);
    }

    [Theory]
    [InlineData(13, 13)]
    [InlineData(10, 778)]
    public async Task A_commit_that_failed_is_not_acknowledged_and_the_heads_are_read_again(int code, int extended)
    {
        await Journal.DisposeAsync();
        var fails = false;
        await using var journal = SqlJournal.OpenSqlite(
            _folder,
            new SqliteSettings
            {
                BeforeCommit = () =>
                {
                    if (fails)
                        throw new SqliteException("failed", code, extended);
                },
                OnSyncFailed = _ => Assert.Fail("No sync failed."),
            }
        );
        await journal.Add("session/a", Entry(1, "a"));
        fails = true;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(2, "b")));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/new", Entry(1, "n")));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Delete("session/a"));
            Assert.True(journal.LastAppendFailed);
            Assert.Equal(["session/a"], await journal.Names(""));
        }

        fails = false;
        Assert.Equal(new AppendResult.Appended(2), await journal.Add("session/a", Entry(2, "b")));
        Assert.Equal(new AppendResult.Appended(1), await journal.Add("session/new", Entry(1, "n")));
        Assert.Equal(new AppendResult.Duplicate("a", 1, 1), await journal.Add("session/a", Entry(3, "a")));
    }

    [Theory]
    [InlineData(1034)]
    [InlineData(1290)]
    public async Task A_failed_sync_is_said_to_who_ends_the_process_and_acknowledges_nothing(int code)
    {
        await Journal.DisposeAsync();
        List<string> said = [];
        await using var journal = SqlJournal.OpenSqlite(
            _folder,
            new SqliteSettings
            {
                BeforeCommit = () => throw new SqliteException("failed", 10, code),
                OnSyncFailed = said.Add,
            }
        );

        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(1, "a")));

        Assert.Contains(Database, Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_that_were_forgotten_are_read_again()
    {
        await Journal.DisposeAsync();
        await using var journal = SqlJournal.OpenSqlite(_folder, new SqliteSettings { CachedStreams = 2 });
        for (var version = 1; version <= 5; version++)
        {
            for (var stream = 0; stream < 9; stream++)
            {
                Assert.Equal(
                    new AppendResult.Appended(version),
                    await journal.Add($"session/s{stream}", Entry(version, $"c{version}"))
                );
            }
        }
    }

    [Theory]
    [InlineData("journal_record set version = 2 where version = 1", 2, 0)]
    [InlineData("journal_record set version = 9 where version = 4", 4, 3)]
    [InlineData("journal_record set last = 2 where version = 3", 3, 0)]
    [InlineData("journal_record set command_id = 'x' where version = 3", 3, 0)]
    [InlineData("journal_record set line = replace(line, '\"step\":3', '\"step\":7') where version = 3", 3, 0)]
    [InlineData("journal_stream set version = 3", 4, 0)]
    [InlineData("journal_stream set version = 5", 4, 4)]
    [InlineData("journal_stream set hash = 'x' || substr(hash, 2)", 4, 4)]
    [InlineData("journal_stream set header = replace(header, '2031', '2032')", 1, 0)]
    public async Task A_changed_column_is_found_on_reading(string change, int line, int after)
    {
        await Written();
        await Change($"update {change}");

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.All("session/a", after));

        Assert.Equal(("journal_line of session/a", line), (error.File, error.Line));
    }

    [Theory]
    [InlineData("update journal_record set command_id = 'x' where version = 4", "c")]
    [InlineData("update journal_record set command_id = 'x' where version = 3", "x")]
    [InlineData("update journal_record set version = 9 where version = 4", "new")]
    [InlineData("update journal_record set last = 9 where version = 4", "new")]
    [InlineData("update journal_record set last = 9 where version = 3", "b")]
    [InlineData("update journal_record set version = 2 where version = 1", "a")]
    [InlineData("update journal_stream set version = 3", "new")]
    [InlineData("update journal_stream set hash = 'x' || substr(hash, 2)", "new")]
    [InlineData("delete from journal_record where version = 4", "new")]
    [InlineData("delete from journal_record", "new")]
    public async Task A_changed_or_missing_row_decides_no_append(string change, string command)
    {
        await Written();
        await Change(change);
        await Restart();
        var version = await Journal.Version("session/a");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refused = Journal.Add("session/a", Entry(version + 1, command));
            var taken = Journal.Add("session/other", Entry(attempt + 1, $"c{attempt}"));

            var error = await Assert.ThrowsAsync<JournalDamagedException>(() => refused);
            Assert.Equal("journal_line of session/a", error.File);
            Assert.Equal(new AppendResult.Appended(attempt + 1), await taken);
        }

        await Journal.Delete("session/a");
        Assert.Equal(["session/other"], await Journal.Names(""));
    }

    [Fact]
    public async Task A_cut_off_tail_is_found_by_the_end_that_the_stream_had()
    {
        await Written();
        await Change("delete from journal_record where version = 4");

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.All("session/a"));

        Assert.Contains("the stream at 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_their_stream_are_found()
    {
        await Written();
        await Change("delete from journal_stream");

        Assert.Equal(
            "journal_record has rows of stream 1, journal_stream has none",
            Assert.Single(await ((SqlJournal)Journal).CheckDatabase())
        );
    }

    [Fact]
    public async Task Any_damaged_page_is_refused_or_harmless_and_never_read_as_something_else()
    {
        for (var version = 1; version <= 60; version++)
            await Journal.Add("session/a", Entry(version, $"c{version}"));
        var texts = (await Journal.All("session/a")).Texts();
        await Journal.DisposeAsync();
        var whole = await File.ReadAllBytesAsync(Database);
        var random = new Random(7);
        var refused = 0;
        for (var n = 0; n < 150; n++)
        {
            var damaged = whole.ToArray();
            for (var at = random.Next(damaged.Length - 16); at % 16 != 15; at++)
            {
                damaged[at] ^= (byte)random.Next(1, 256);
            }
            await File.WriteAllBytesAsync(Database, damaged);
            try
            {
                await using var journal = SqlJournal.OpenSqliteReadOnly(_folder);
                if (await journal.Version("session/a") == 60)
                {
                    Assert.Equal(texts, (await journal.All("session/a")).Texts());
                }
                else
                    Assert.NotEmpty(await journal.CheckDatabase());
            }
            catch (Exception error) when (error is JournalDamagedException or JournalUnavailableException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10, 149);
        await File.WriteAllBytesAsync(Database, whole);
        await Restart();
        Assert.Equal(texts, (await Journal.All("session/a")).Texts());
    }

    [Fact]
    public async Task Analysts_see_entries_and_events_by_name()
    {
        await Journal.Add(
            "session/a",
            Entry(1, "a", 2) with
            {
                Command = Command("play/1", """{"move":"x"}"""),
            },
            Entry(3, "b", by: "Zoë \"Z\" Ito")
        );

        Assert.Equal(
            """session/a 1 2 2031-05-06T12:00:01.123+00:00 a Ada Okafor play/1 {"move":"x"} 2""",
            await Scalar(
                """
                select concat_ws(
                    ' ', stream, first, last, at, command_id, author, command, command_data, json_array_length(events))
                from journal_entry where first = 1
                """
            )
        );
        Assert.Equal(
            """1 a moved/1 {"step":1};2 a moved/1 {"step":2};3 b moved/1 {"step":3}""",
            await Scalar(
                """
                select group_concat(concat_ws(' ', version, command_id, name, data), ';' order by version)
                from journal_event
                """
            )
        );
        Assert.Equal("Zoë \"Z\" Ito", await Scalar("select author from journal_event where version = 3"));
    }

    // One entry with two events, then two entries in one append.
    private async Task Written()
    {
        await Journal.Add("session/a", Entry(1, "a", 2));
        await Journal.Add("session/a", Entry(3, "b"), Entry(4, "c"));
    }

    private bool Found(string text) => Found([text]).Count > 0;

    /// <summary>Those of the texts that are in any file of the database; each file is read once.</summary>
    private List<string> Found(IEnumerable<string> texts)
    {
        var contents = Directory.EnumerateFiles(_folder, "whitecell.db*").Select(Content).ToList();
        return
        [
            .. texts.Where(text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                return contents.Exists(content => content.AsSpan().IndexOf(bytes) >= 0);
            }),
        ];
    }

    private static byte[] Content(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    [Fact]
    public async Task A_deletion_ends_although_appends_never_leave_the_queue_empty()
    {
        const int Most = 500;
        await Journal.DisposeAsync();
        SqlJournal? journal = null;
        Task? deletion = null;
        var commits = 0;
        var settings = new SqliteSettings
        {
            // Each transaction queues the next append before it ends.
            BeforeCommit = () =>
            {
                if (++commits <= Most && deletion is not { IsCompleted: true })
                    _ = journal!.Append($"session/{commits}", 0, [Entry(1, "a")]);
            },
        };
        await using (journal = SqlJournal.OpenSqlite(_folder, settings))
        {
            await journal.Add("session/deleted", Entry(1, "a"));
            deletion = journal.Delete("session/deleted");
            await deletion;
            Assert.InRange(commits, 2, Most);
        }
    }

    private async Task<SqliteConnection> Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private async Task Change(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
