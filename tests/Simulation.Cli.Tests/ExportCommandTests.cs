using System.Globalization;
using System.Reflection;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>export, as an analyst calls it on a server's data folder.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whitecell-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string To => Path.Combine(_folder.FullName, "export");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Finished_sessions_become_tables_and_others_are_left_out()
    {
        var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!;
        await using (var journal = SqlJournal.OpenSqlite(Data))
        {
            for (var number = 0; number < 3; number++)
            {
                var seed = string.Create(CultureInfo.InvariantCulture, $"export/{number}");
                var entries = HeadlessGame.Play(pack.Scenario!, seed).Entries;
                var opened = (SessionOpened)entries[0].Events[0] with { Files = pack.Pack!.Files };
                entries = entries.SetItem(0, entries[0] with { Events = [opened] });
                await Write(journal, $"session/s{number}", number == 2 ? [.. entries.Take(5)] : [.. entries]);
            }
        }

        Assert.Equal(0, Run("export", "--data", Data, "--to", To));
        var folder = Path.Combine(To, $"first-call-{pack.Pack!.Hash[..8]}");
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(folder, "sessions.csv"))).Length);
        Assert.True((await File.ReadAllLinesAsync(Path.Combine(folder, "decisions.csv"))).Length > 20);
        Assert.True(File.Exists(Path.Combine(folder, "codebook.csv")));
    }

    [Fact]
    public async Task A_folder_without_finished_sessions_gives_nothing()
    {
        await using (SqlJournal.OpenSqlite(Data))
            Assert.False(Directory.Exists(To));
        Assert.Equal(0, Run("export", "--data", Data, "--to", To));
        Assert.False(Directory.Exists(To));
        Assert.Equal(1, Run("export", "--data", Path.Combine(_folder.FullName, "nowhere"), "--to", To));
    }

    private static async Task Write(SqlJournal journal, string stream, IReadOnlyList<GameEntry> entries)
    {
        long version = 0;
        foreach (var entry in entries)
        {
            var events = entry
                .Events.Select(StoredEvents.Write)
                .Select(stored => new StoredEvent(stored.Name, stored.Json));
            await journal.Append(
                stream,
                version,
                [new JournalEntry(version + 1, entry.At, $"c{version}", entry.By.ToString(), [.. events])]
            );
            version += entry.Events.Length;
        }
    }

    private static int Run(params string[] arguments) =>
        (int)Assembly.Load("whitecell").EntryPoint!.Invoke(null, [arguments])!;
}
