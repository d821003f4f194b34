using System.Text;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>The contract on the embedded journal, on the real disk, and what belongs to that disk.</summary>
public sealed class FileJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    protected override Task<IJournal> Open() => Task.FromResult<IJournal>(FileJournal.Open(_folder));

    protected override Task Clean()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void A_second_journal_on_the_folder_is_refused()
    {
        var error = Assert.Throws<JournalUnavailableException>(() => FileJournal.Open(_folder));

        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var error = Assert.Throws<JournalUnavailableException>(() => FileJournal.Open(file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_one_file_and_nothing_of_it_is_left_after_its_deletion()
    {
        await Journal.Add("session/Ab-1", Entry(1, "secret-command"));
        Assert.Equal(["journal/lock", "journal/session/Ab-1.ndjson"], Found());

        await Journal.Delete("session/Ab-1");

        Assert.Equal(["journal/lock"], Found());
    }

    [Fact]
    public async Task A_stream_that_was_not_finished_is_cleared_away()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await Journal.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "journal/session/b.ndjson.new"), "{\"form");

        await Restart();

        Assert.Equal(["journal/lock", "journal/session/a.ndjson"], Found());
        Assert.Equal(["session/a"], await Journal.Names(""));
    }

    [Fact]
    public async Task A_torn_line_on_the_disk_is_cut()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await Journal.DisposeAsync();
        var file = Path.Combine(_folder, "journal/session/a.ndjson");
        var whole = await File.ReadAllBytesAsync(file);
        await File.AppendAllTextAsync(file, "{\"first\":2,\"at\":\"20");

        await Restart();

        Assert.Equal(1, await Journal.Version("session/a"));
        Assert.Equal(whole, await File.ReadAllBytesAsync(file));
        Assert.Equal(new AppendResult.Appended(2), await Journal.Add("session/a", Entry(2, "b")));
    }

    [Fact]
    public async Task A_file_taken_away_under_the_journal_is_named()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await Restart();
        await File.WriteAllTextAsync(Path.Combine(_folder, "journal/session/a.ndjson"), "", Encoding.UTF8);

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => Journal.Add("session/a", Entry(2, "b")));

        Assert.EndsWith("a.ndjson", error.File, StringComparison.Ordinal);
    }

    private IEnumerable<string> Found() => Directory
        .EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
