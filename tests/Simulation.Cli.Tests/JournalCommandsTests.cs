using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Npgsql;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>verify, backup, restore and delete, as an operator calls them.</summary>
public sealed class JournalCommandsTests(PostgresServer database) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const string Stream = "session/abc";
    private const string Behind = "session/def";

    private readonly string _folder = Directory.CreateTempSubdirectory("whitecell-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Backup => Path.Combine(_folder, "backup");

    private string Log => Path.Combine(Data, "journal", "000001.log");

    private string SessionFile => Path.Combine(Data, "journal", Stream + ".ndjson");

    public async Task InitializeAsync()
    {
        await using var journal = FileJournal.Open(Data);
        var (name, json) = StoredEvents.Write(new SessionOpened(
            "abc", "CODE22", ImmutableSortedDictionary<string, string>.Empty, "seed", Pacing.Turns, 1, null));
        await journal.Append(Stream, 0, [Entry(1, "a", name, json)]);
        await journal.Append(Stream, 1, [Entry(2, "b"), Entry(3, "c")]);
        await journal.Append("code/CODE22", 0, [Entry(1, "abc")]);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_journal_is_verified_while_a_server_uses_it()
    {
        await using var server = FileJournal.Open(Data);
        Assert.Equal(0, Run("verify", "--data", Data));
    }

    [Fact]
    public async Task Damage_is_found()
    {
        await DamageSession();
        Assert.Equal(1, Run("verify", "--data", Data));
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
    }

    [Fact]
    public async Task Damage_of_the_shared_log_is_named_where_it_is()
    {
        await DamageLog();

        var told = Failure("verify", "--data", Data);

        Assert.Contains(Log + ":1: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("whitecell-verify-", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_backup_brings_back_has_the_same_bytes()
    {
        var before = await File.ReadAllBytesAsync(SessionFile);
        await using (FileJournal.Open(Data)) Assert.Equal(0, Run("backup", Backup, "--data", Data));
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        File.Delete(SessionFile);

        Assert.Equal(0, Run("restore", Backup, "--data", Data));

        Assert.Equal(before, await File.ReadAllBytesAsync(SessionFile));
    }

    [Fact]
    public async Task A_restore_overwrites_nothing()
    {
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        await using (var journal = FileJournal.Open(Data)) await journal.Append(Stream, 3, [Entry(4, "later")]);
        Assert.Equal(0, Run("restore", Backup, "--data", Data));
        await using var after = FileJournal.Open(Data);
        Assert.Equal(4, await after.Version(Stream));
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_is_finished()
    {
        var whole = await File.ReadAllTextAsync(SessionFile);
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        var begun = whole.Split('\n')[..2];
        await File.WriteAllTextAsync(SessionFile, string.Join('\n', begun) + "\n");

        Assert.Equal(0, Run("restore", Backup, "--data", Data));

        Assert.Equal(whole, await File.ReadAllTextAsync(SessionFile));
    }

    [Fact]
    public async Task A_restore_brings_back_what_stands_beside_a_damaged_session()
    {
        await AddSessionBehind();
        await DamageSession();
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        var target = Path.Combine(_folder, "target");

        var told = Failure("restore", Backup, "--data", target);

        Assert.Contains(Path.Combine(Backup, "journal", Stream + ".ndjson:3: "), told, StringComparison.Ordinal);
        await using var after = FileJournal.Open(target);
        Assert.Equal(0, await after.Version(Stream));
        Assert.Equal(1, await after.Version(Behind));
    }

    [Fact]
    public void A_session_is_deleted_with_its_code()
    {
        Assert.Equal(1, Run("delete", "nobody", "--data", Data));
        Assert.Equal(1, Run("delete", "../abc", "--data", Data));
        Assert.Equal(0, Run("delete", "abc", "--data", Data));
        Assert.Empty(Directory.EnumerateFiles(Data, "*.ndjson", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_damaged_session_is_deleted_with_its_code()
    {
        await using (var journal = FileJournal.Open(Data)) await journal.Append("code/OTHER2", 0, [Entry(1, "another")]);
        await DamageSession();
        Assert.Equal(0, Run("delete", "abc", "--data", Data));
        Assert.Equal(["OTHER2.ndjson"], Directory.EnumerateFiles(Data, "*.ndjson", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_nothing_behind()
    {
        await DamageLog();
        Assert.Equal(1, Run("backup", Backup, "--data", Data));
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder));
        Assert.Equal(1, Run("backup", Backup, "--data", Path.Combine(_folder, "nowhere")));
        Assert.Equal([Data], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_a_killed_backup_has_left_is_cleared_away()
    {
        var left = Directory.CreateDirectory(Path.Combine(Backup + ".unfinished", "journal", "session"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "left.ndjson"), "half a line");

        Assert.Equal(0, Run("backup", Backup + Path.DirectorySeparatorChar, "--data", Data));

        Assert.Equal([Backup, Data], Directory.GetFileSystemEntries(_folder).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["CODE22.ndjson", "abc.ndjson"],
            Directory.EnumerateFiles(Backup, "*.ndjson", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // A link to nowhere is listed and cannot be opened, like a file that is deleted in between.
    [Fact]
    public void A_session_that_the_server_deletes_meanwhile_is_left_out()
    {
        File.CreateSymbolicLink(Path.Combine(Data, "journal", Behind + ".ndjson"), Path.Combine(_folder, "nowhere"));

        Assert.Equal(0, Run("verify", "--data", Data));
        Assert.Equal(0, Run("backup", Backup, "--data", Data));

        Assert.False(File.Exists(Path.Combine(Backup, "journal", Behind + ".ndjson")));
        Assert.True(File.Exists(Path.Combine(Backup, "journal", Stream + ".ndjson")));
    }

    [Fact]
    public async Task What_a_server_uses_is_neither_restored_nor_deleted()
    {
        Assert.Equal(0, Run("backup", Backup, "--data", Data));
        await using var server = FileJournal.Open(Data);
        Assert.Equal(1, Run("delete", "abc", "--data", Data));
        Assert.Equal(1, Run("restore", Backup, "--data", Data));
        Assert.Equal(3, await server.Version(Stream));
    }

    [PostgresFact]
    public async Task A_journal_moves_into_a_database_and_back()
    {
        var before = await File.ReadAllBytesAsync(SessionFile);
        Environment.SetEnvironmentVariable("Journal__ConnectionString", await database.NewSchema());
        Assert.Equal(0, Run("restore", Data, "--database"));
        Assert.Equal(0, Run("verify", "--database"));
        Assert.Equal(0, Run("backup", Backup, "--database"));
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Backup, "journal", Stream + ".ndjson")));
        Assert.Equal(0, Run("delete", "abc", "--database"));
        Assert.Equal(1, Run("delete", "abc", "--database"));
    }

    [PostgresFact]
    public async Task A_backup_of_a_database_has_what_stands_beside_a_damaged_session()
    {
        await AddSessionBehind();
        var schema = await database.NewSchema();
        Environment.SetEnvironmentVariable("Journal__ConnectionString", schema);
        Assert.Equal(0, Run("restore", Data, "--database"));
        await using (var source = NpgsqlDataSource.Create(schema))
        await using (var change = source.CreateCommand($"update journal_line set last = 9 where stream = '{Stream}' and version = 3"))
        {
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        }

        var told = Failure("backup", Backup, "--database");

        Assert.Contains($"journal_line of {Stream}:4: ", told, StringComparison.Ordinal);
        await using var copy = FileJournal.Open(Backup);
        Assert.Equal(0, await copy.Version(Stream));
        Assert.Equal(1, await copy.Version(Behind));
    }

    // In the order of their names it comes after the other one.
    private async Task AddSessionBehind()
    {
        await using var journal = FileJournal.Open(Data);
        await journal.Append(Behind, 0, [Entry(1, "a")]);
    }

    private Task DamageLog() => File.WriteAllTextAsync(Log, "{\"format\":\"whitecell-log/1\",\"segment\":1,\"hash\":\"none\"}\n");

    private async Task DamageSession() => await File.WriteAllTextAsync(
        SessionFile, (await File.ReadAllTextAsync(SessionFile)).Replace("\"n\":1", "\"n\":2", StringComparison.Ordinal));

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

    private static int Run(params string[] arguments) =>
        (int)Assembly.Load("whitecell").EntryPoint!.Invoke(null, [arguments])!;

    private static JournalEntry Entry(long first, string id, string name = "said", byte[]? json = null) =>
        new(first, new DateTimeOffset(2031, 5, 6, 12, 0, 0, TimeSpan.Zero), id, "server", [new StoredEvent(name, json ?? Encoding.UTF8.GetBytes("{\"n\":1}"))]);
}
