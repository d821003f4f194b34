using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>verify, backup, restore, delete, export --journal and import, as an operator calls them.</summary>
public sealed class JournalCommandsTests(PostgresServer database) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const string Stream = "session/abc";
    private const string Behind = "session/def";

    private readonly string _folder = Directory.CreateTempSubdirectory("whitecell-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Backup => Path.Combine(_folder, "backup");

    private string Exported => Path.Combine(_folder, "abc.ndjson");

    public async Task InitializeAsync()
    {
        await using var journal = SqlJournal.OpenSqlite(Data);
        await journal.Append(Stream, 0, [Opened]);
        await journal.Append(Stream, 1, [Entry(2, "b"), Entry(3, "c")]);
        await journal.Append("code/CODE22", 0, [Entry(1, "abc")]);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_journal_is_verified_copied_and_exported_while_a_server_uses_it()
    {
        await using var server = SqlJournal.OpenSqlite(Data);
        await server.Append(Stream, 3, [Entry(4, "d")]);

        Assert.Equal(0, Run("verify", "--data", Data));
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));

        await using var copy = SqlJournal.OpenSqliteReadOnly(Backup);
        Assert.Equal(4, await copy.Version(Stream));
        Assert.Equal(await server.LastHash(Stream), await copy.LastHash(Stream));
        Assert.Equal(["whitecell.db"], Directory.EnumerateFileSystemEntries(Backup).Select(Path.GetFileName));
        await server.Append(Stream, 4, [Entry(5, "e")]);
    }

    [Fact]
    public async Task Damage_is_found()
    {
        await DamageSession();

        Assert.Contains($"journal_line of {Stream}:3: ", Failure("verify", "--data", Data), StringComparison.Ordinal);
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "whitecell.db"), new string('x', 10_000));

        Assert.Contains(
            Path.Combine(Data, "whitecell.db") + ": ",
            Failure("verify", "--data", Data),
            StringComparison.Ordinal
        );
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Damaged_pages_are_found_where_no_stream_shows_them()
    {
        await DamageIndex();

        Assert.Contains("journal_record_version", Failure("verify", "--data", Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_backup_brings_back_has_the_same_bytes()
    {
        var before = await Lines(Data);
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        Assert.Equal(0, Run("delete", "abc", "--data", Data));

        Assert.Equal(0, Run("restore", Backup, "--data", Data));

        Assert.Equal(before, await Lines(Data));
    }

    [Fact]
    public async Task A_restore_overwrites_nothing()
    {
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        await using (var journal = SqlJournal.OpenSqlite(Data))
            await journal.Append(Stream, 3, [Entry(4, "later")]);
        Assert.Equal(0, Run("restore", Backup, "--data", Data));
        await using var after = SqlJournal.OpenSqlite(Data);
        Assert.Equal(4, await after.Version(Stream));
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_is_finished()
    {
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        var target = Path.Combine(_folder, "target");
        await using (var begun = SqlJournal.OpenSqlite(target))
        {
            await begun.Append(Stream, 0, [Opened]);
        }

        Assert.Equal(0, Run("restore", Backup, "--data", target));

        Assert.Equal(await Lines(Data), await Lines(target));
    }

    [Fact]
    public async Task A_restore_brings_back_what_stands_beside_a_damaged_session()
    {
        await AddSessionBehind();
        await DamageSession();
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        var target = Path.Combine(_folder, "target");

        var told = Failure("restore", Backup, "--data", target);

        Assert.Contains($"journal_line of {Stream}:3: ", told, StringComparison.Ordinal);
        await using var after = SqlJournal.OpenSqlite(target);
        Assert.Equal(0, await after.Version(Stream));
        Assert.Equal(1, await after.Version(Behind));
    }

    [Fact]
    public async Task A_session_is_deleted_with_its_code()
    {
        Assert.Equal(1, Run("delete", "nobody", "--data", Data));
        Assert.Equal(1, Run("delete", "../abc", "--data", Data));
        Assert.Equal(0, Run("delete", "abc", "--data", Data));
        Assert.Empty(await Streams());
    }

    [Fact]
    public async Task A_session_is_deleted_with_those_that_begin_where_it_stood()
    {
        await using (var journal = SqlJournal.OpenSqlite(Data))
        {
            await journal.Append(Stream, 3, [RunAt(4, "run1"), RunAt(5, "gone")]);
            await journal.Append("session/run1", 0, [OpenedAs("run1", "CODE33"), RunAt(2, "run2")]);
            await journal.Append("code/CODE33", 0, [Entry(1, "run1")]);
            await journal.Append("session/run2", 0, [OpenedAs("run2", "CODE44")]);
            await journal.Append("code/CODE44", 0, [Entry(1, "run2")]);
        }

        Assert.Equal(0, Run("delete", "abc", "--data", Data));
        Assert.Empty(await Streams());

        static JournalEntry RunAt(long first, string run)
        {
            var (name, json) = StoredEvents.Write(new RunOpened("facilitator", run, 3));
            return Entry(first, run) with { Events = [new StoredEvent(name, json)] };
        }

        static JournalEntry OpenedAs(string session, string code)
        {
            var opened = (SessionOpened)StoredEvents.Read(Opened.Events[0].Name, Opened.Events[0].Json.Span);
            var (name, json) = StoredEvents.Write(opened with { Session = session, Code = code });
            return Entry(1, "a") with { Events = [new StoredEvent(name, json)] };
        }
    }

    [Fact]
    public async Task A_table_of_a_class_is_deleted_without_the_code_of_the_class()
    {
        var before = await Streams();
        await using (var journal = SqlJournal.OpenSqlite(Data))
        {
            var opened = (SessionOpened)StoredEvents.Read(Opened.Events[0].Name, Opened.Events[0].Json.Span);
            var (name, json) = StoredEvents.Write(opened with { Session = "table1", Class = "class1", Table = 1 });
            var entry = Entry(1, "a") with { Events = [new StoredEvent(name, json)] };
            await journal.Append("session/table1", 0, [entry]);
        }

        Assert.Equal(0, Run("delete", "table1", "--data", Data));
        Assert.Equal(before, await Streams());
    }

    [Fact]
    public async Task A_session_is_found_by_its_code_and_a_class_is_not_deleted_by_its()
    {
        await using (var journal = SqlJournal.OpenSqlite(Data))
        {
            await journal.Append("code/CDEF22", 0, [Entry(1, "abc")]);
            await journal.Append("code/CDEF33", 0, [Entry(1, "class1")]);
            await journal.Append("class/class1", 0, [Entry(1, "a")]);
        }

        Assert.Contains(
            "CDEF33 is the code of a class",
            Failure("delete", "CDEF33", "--data", Data),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no session cdef 44",
            Failure("delete", "cdef 44", "--data", Data),
            StringComparison.Ordinal
        );
        Assert.Equal(0, Run("delete", "cdef-22", "--data", Data));
        Assert.DoesNotContain(Stream, await Streams());
    }

    [Fact]
    public async Task Sessions_are_listed_with_codes_and_times_and_those_that_cannot_be_read_are_named()
    {
        var output = Output(0, "sessions", "--data", Data);
        Assert.Matches(@"(?m)^abc +CODE22 +\d{4}-\d\d-\d\d \d\d:\d\dZ +\d{4}-\d\d-\d\d \d\d:\d\dZ  \?\r?$", output);
        Assert.EndsWith("1 session.", output.TrimEnd(), StringComparison.Ordinal);

        await using (var journal = SqlJournal.OpenSqlite(Data))
            await journal.Append("session/broken", 0, [Entry(1, "a")]);
        Assert.Contains("broken cannot be read", Failure("sessions", "--data", Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_session_is_deleted_with_its_code()
    {
        await using (var journal = SqlJournal.OpenSqlite(Data))
        {
            await journal.Append("code/OTHER2", 0, [Entry(1, "another")]);
        }

        await DamageSession();
        Assert.Equal(0, Run("delete", "abc", "--data", Data));
        Assert.Equal(["code/OTHER2"], await Streams());
    }

    [Fact]
    public void A_backup_that_fails_leaves_nothing_behind()
    {
        Assert.Equal(1, Run("backup", Backup, "--data", Path.Combine(_folder, "nowhere")));
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_a_killed_backup_has_left_is_cleared_away()
    {
        var left = Directory.CreateDirectory(Backup + ".unfinished");
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "whitecell.db"), "half a file");

        Assert.Equal(0, Run("backup", Backup + Path.DirectorySeparatorChar, "--data", Data));

        Assert.Equal([Backup, Data], Directory.GetFileSystemEntries(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_server_uses_is_neither_restored_nor_imported_nor_deleted()
    {
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));
        await using var server = SqlJournal.OpenSqlite(Data);
        foreach (
            var command in (string[][])
                [
                    ["delete", "abc"],
                    ["restore", Backup],
                    ["import", Exported],
                ]
        )
        {
            Assert.Contains("another process", Failure([.. command, "--data", Data]), StringComparison.Ordinal);
        }

        Assert.Equal(3, await server.Version(Stream));
    }

    [Fact]
    public async Task A_session_moves_as_a_file_with_its_hashes()
    {
        var target = Path.Combine(_folder, "target");
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));
        Assert.Equal(1, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));
        Assert.Equal(1, Run("export", "--journal", "none", "--to", Exported, "--data", Data));
        Assert.Equal(0, Run("verify", Exported));

        Assert.Equal(0, Run("import", Exported, "--data", target));
        Assert.Equal(0, Run("import", Exported, "--data", target));

        Assert.Equal(await File.ReadAllTextAsync(Exported), await Lines(target));
    }

    [Theory]
    [InlineData("\"n\":1", "\"n\":2")]
    [InlineData("\"stream\":\"session/abc\"", "\"stream\":\"session/xyz\"")]
    [InlineData("\"more\":1", "\"more\":2")]
    public async Task A_changed_file_is_refused(string what, string by)
    {
        var target = Path.Combine(_folder, "target");
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));
        await File.WriteAllTextAsync(
            Exported,
            (await File.ReadAllTextAsync(Exported)).Replace(what, by, StringComparison.Ordinal)
        );

        Assert.Contains(Exported + ":", Failure("verify", Exported), StringComparison.Ordinal);
        Assert.Equal(1, Run("import", Exported, "--data", target));

        await using var after = SqlJournal.OpenSqlite(target);
        Assert.Equal(0, await after.Version(Stream));
    }

    [Fact]
    public async Task A_file_whose_end_is_cut_off_is_refused()
    {
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--data", Data));
        var lines = await File.ReadAllTextAsync(Exported);
        foreach (var end in (int[])[lines.Length - 1, lines.Length - 20, lines.TrimEnd().LastIndexOf('\n') + 1])
        {
            await File.WriteAllTextAsync(Exported, lines[..end]);
            Assert.Equal(1, Run("verify", Exported));
        }
    }

    [Fact]
    public async Task A_data_folder_of_0_1_is_imported_with_its_hashes()
    {
        var old = await Version01();

        Assert.Equal(0, Run("import", old, "--data", old));

        Assert.Equal(0, Run("verify", "--data", old));
        Assert.Equal(await Lines(Data), await Lines(old));
        await using var after = SqlJournal.OpenSqlite(old);
        Assert.Equal(1, await after.Version("code/CODE22"));
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_in_a_folder_of_0_1_does_not_count()
    {
        var old = await Version01();
        var file = Path.Combine(old, "journal", Stream + ".ndjson");
        var whole = await File.ReadAllTextAsync(file);
        foreach (var end in (int[])[whole.Length - 1, whole.Length - 20, whole.TrimEnd().LastIndexOf('\n') + 1])
        {
            var target = Path.Combine(_folder, $"target-{end}");
            await File.WriteAllTextAsync(file, whole[..end]);
            Assert.Equal(0, Run("import", old, "--data", target));

            await using var after = SqlJournal.OpenSqlite(target);
            Assert.Equal(1, await after.Version(Stream));
        }
    }

    [Fact]
    public async Task What_only_the_log_of_0_1_has_is_imported()
    {
        var old = await Version01();
        var file = Path.Combine(old, "journal", Stream + ".ndjson");
        var whole = await File.ReadAllBytesAsync(file);
        var cut = whole.AsSpan(..^1).LastIndexOf((byte)'\n') - 100;
        await File.WriteAllBytesAsync(file, whole[..cut]);
        var body = whole[cut..];
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        await using (var log = File.Create(Path.Combine(old, "journal", "000001.log")))
        {
            log.Write("{\"format\":\"whitecell-log/1\",\"segment\":1,\"hash\":\"\"}\n"u8);
            var frames = $"[[\"{Stream}\",{cut},{body.Length}]]";
            log.Write(
                Encoding.UTF8.GetBytes($"{{\"group\":1,\"frames\":{frames},\"body\":\"{hash}\",\"hash\":\"\"}}\n")
            );
            log.Write(body);
            log.Write("{\"group\":2,\"fra"u8);
        }

        Assert.Equal(0, Run("import", old, "--data", old));

        Assert.Equal(await Lines(Data), await Lines(old));
    }

    [Fact]
    public async Task A_folder_of_0_1_that_a_server_uses_is_not_imported()
    {
        var old = await Version01();
        await using var server = new FileStream(
            Path.Combine(old, "journal", "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );

        Assert.Contains("stop it first", Failure("import", old, "--data", old), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(old, "whitecell.db")));
    }

    [Fact]
    public async Task A_damaged_session_of_0_1_is_named_and_the_others_are_imported()
    {
        var old = await Version01();
        var file = Path.Combine(old, "journal", Stream + ".ndjson");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file)).Replace(
                "\"command\":\"b\"",
                "\"command\":\"x\"",
                StringComparison.Ordinal
            )
        );

        Assert.Contains(file + ":3: ", Failure("import", old, "--data", old), StringComparison.Ordinal);

        await using var after = SqlJournal.OpenSqlite(old);
        Assert.Equal(0, await after.Version(Stream));
        Assert.Equal(1, await after.Version("code/CODE22"));
    }

    [PostgresFact]
    public async Task A_journal_moves_into_a_database_and_back()
    {
        var before = await Lines(Data);
        Environment.SetEnvironmentVariable("Journal__ConnectionString", await database.NewSchema());
        Assert.Equal(0, Run("restore", Data, "--database"));
        Assert.Equal(0, Run("verify", "--database"));
        Assert.Equal(0, Run("export", "--journal", "abc", "--to", Exported, "--database"));
        Assert.Equal(before, await File.ReadAllTextAsync(Exported));
        Assert.Equal(0, Run("backup", Backup, "--database"));
        Assert.Equal(before, await Lines(Backup));
        Assert.Equal(["whitecell.db"], Directory.EnumerateFileSystemEntries(Backup).Select(Path.GetFileName));
        Assert.Equal(0, Run("delete", "abc", "--database"));
        Assert.Equal(1, Run("delete", "abc", "--database"));
        Assert.Equal(0, Run("import", Exported, "--database"));
        Assert.Equal(0, Run("import", await Version01(), "--database"));
    }

    [PostgresFact]
    public async Task A_database_that_servers_use_is_neither_restored_nor_imported_nor_deleted()
    {
        var schema = await database.NewSchema();
        Environment.SetEnvironmentVariable("Journal__ConnectionString", schema);
        Assert.Equal(0, Run("restore", Data, "--database"));
        await using var source = NpgsqlDataSource.Create(schema);
        await Execute("insert into orleans_cluster values ('c', 1)");
        await Execute(
            """
            insert into orleans_silo
            values ('c', '127.0.0.1', 1, 1, 'silo', 'host', 3, 0, null, now(), now() - interval '1 second')
            """
        );
        foreach (
            var command in (string[][])
                [
                    ["delete", "abc"],
                    ["restore", Data],
                    ["import", await Version01()],
                ]
        )
        {
            Assert.Contains("1 server uses", Failure([.. command, "--database"]), StringComparison.Ordinal);
        }

        Assert.Equal(0, Run("verify", "--database"));
        await Execute("update orleans_silo set alive = now() - interval '16 seconds'");
        Assert.Equal(0, Run("restore", Data, "--database"));
        await Execute("update orleans_silo set alive = now(), status = 6");
        Assert.Equal(0, Run("delete", "abc", "--database"));

        async Task Execute(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    [PostgresFact]
    public async Task A_backup_of_a_database_has_what_stands_beside_a_damaged_session()
    {
        await AddSessionBehind();
        var schema = await database.NewSchema();
        Environment.SetEnvironmentVariable("Journal__ConnectionString", schema);
        Assert.Equal(0, Run("restore", Data, "--database"));
        await using (var source = NpgsqlDataSource.Create(schema))
        await using (
            var change = source.CreateCommand(
                $"update journal_line set last = 9 where stream = '{Stream}' and version = 3"
            )
        )
        {
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        }

        var told = Failure("backup", Backup, "--database");

        Assert.Contains($"journal_line of {Stream}:4: ", told, StringComparison.Ordinal);
        await using var copy = SqlJournal.OpenSqliteReadOnly(Backup);
        Assert.Equal(0, await copy.Version(Stream));
        Assert.Equal(1, await copy.Version(Behind));
    }

    // In the order of their names it comes after the other one.
    private async Task AddSessionBehind()
    {
        await using var journal = SqlJournal.OpenSqlite(Data);
        await journal.Append(Behind, 0, [Entry(1, "a")]);
    }

    // What version 0.1 would have written of the same sessions.
    private async Task<string> Version01()
    {
        var folder = Path.Combine(_folder, "old");
        await using var journal = SqlJournal.OpenSqliteReadOnly(Data);
        foreach (var stream in (string[])[Stream, "code/CODE22"])
        {
            var path = Path.Combine(folder, "journal", stream + ".ndjson");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = File.Create(path);
            await journal.Export(stream, file);
        }

        return folder;
    }

    private static async Task<string> Lines(string folder)
    {
        await using var journal = SqlJournal.OpenSqliteReadOnly(folder);
        using var lines = new MemoryStream();
        await journal.Export(Stream, lines);
        return Encoding.UTF8.GetString(lines.ToArray());
    }

    private async Task<List<string>> Streams()
    {
        await using var journal = SqlJournal.OpenSqliteReadOnly(Data);
        List<string> streams = [];
        await foreach (var stream in journal.List(""))
            streams.Add(stream);
        return streams;
    }

    private Task DamageSession() =>
        Change(
            $"""
            update journal_record set line = replace(line, '"n":1', '"n":2')
            where stream_id = (select id from journal_stream where stream = '{Stream}')
            """
        );

    // Its index holds another version than the table.
    private Task DamageIndex() =>
        Change(
            """
            pragma writable_schema = on;
            update sqlite_schema set sql = replace(sql, 'version)', 'version + 1)') where name = 'journal_record_version';
            """
        );

    private async Task Change(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(Data, "whitecell.db")};Pooling=False"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Runs a command that has to fail.</summary>
    /// <returns>What it says of that.</returns>
    private static string Failure(params string[] arguments)
    {
        var (told, errors) = (new StringWriter(), Console.Error);
        Console.SetError(told);
        try
        {
            Assert.Equal(1, Run(arguments));
        }
        finally
        {
            Console.SetError(errors);
        }

        return told.ToString();
    }

    /// <returns>What a command prints.</returns>
    private static string Output(int exitCode, params string[] arguments)
    {
        var (told, output) = (new StringWriter(), Console.Out);
        Console.SetOut(told);
        try
        {
            Assert.Equal(exitCode, Run(arguments));
        }
        finally
        {
            Console.SetOut(output);
        }

        return told.ToString();
    }

    private static int Run(params string[] arguments) =>
        (int)Assembly.Load("whitecell").EntryPoint!.Invoke(null, [arguments])!;

    private static JournalEntry Opened
    {
        get
        {
            var (name, json) = StoredEvents.Write(
                new SessionOpened(
                    "abc",
                    "CODE22",
                    ImmutableSortedDictionary<string, string>.Empty,
                    "seed",
                    Pacing.Turns,
                    1,
                    null
                )
            );
            return Entry(1, "a") with { Events = [new StoredEvent(name, json)] };
        }
    }

    private static JournalEntry Entry(long first, string id) =>
        new(
            first,
            new DateTimeOffset(2031, 5, 6, 12, 0, 0, TimeSpan.Zero),
            id,
            "server",
            [new StoredEvent("said", Encoding.UTF8.GetBytes("{\"n\":1}"))]
        );
}
