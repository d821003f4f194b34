using System.Reflection;
using Simulation.Journal;

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
        var pack = await FinishedGames.Write(Data, sessions: 2, running: 1);
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

    private static int Run(params string[] arguments) =>
        (int)Assembly.Load("whitecell").EntryPoint!.Invoke(null, [arguments])!;
}
