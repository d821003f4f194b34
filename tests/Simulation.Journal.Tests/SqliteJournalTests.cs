
namespace Simulation.Journal.Tests;

/// <summary>The contract on SQLite, and what belongs to one server and its data folder.</summary>
public sealed class SqliteJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    protected override Task<IJournal> Open() => Task.FromResult<IJournal>(SqlJournal.OpenSqlite(_folder));

    protected override Task Clean()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
