namespace Simulation.Journal.Tests;

/// <summary>The contract on the embedded journal, on the real disk.</summary>
public sealed class FileJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    protected override Task<IJournal> Open() => Task.FromResult<IJournal>(FileJournal.Open(_folder));

    protected override Task Clean()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
