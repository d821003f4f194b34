using System.Diagnostics;
using System.Reflection;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>export, as an analyst calls it on a server's data folder.</summary>
public sealed class ExportCommandTests(PostgresServer database) : IClassFixture<PostgresServer>, IDisposable
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

    [PostgresFact]
    public async Task A_database_gives_the_tables_of_a_data_folder_while_servers_run_on_both()
    {
        var connection = await database.NewSchema();
        await using var one = WhitecellProcess.Server();
        await FinishedGames.Write(one.Data, sessions: 2, running: 1);
        await one.Start();
        await using (var journal = await SqlJournal.OpenPostgres(connection))
            await FinishedGames.Write(journal, sessions: 2, running: 1);
        await using var other = await WhitecellProcess.Server(ClusterArguments.Of(connection)).Start();

        var inDatabase = Path.Combine(_folder.FullName, "from-database");
        var (exitCode, output) = await ChildProcess.Run(
            new ProcessStartInfo("dotnet", [WhitecellProcess.Program, "export", "--database", "--to", inDatabase])
            {
                Environment = { ["Journal__ConnectionString"] = connection },
            }
        );
        Assert.True(exitCode == 0, output);
        Assert.Equal(0, Run("export", "--data", one.Data, "--to", To));
        var tables = Directory.GetFiles(To, "*.csv", SearchOption.AllDirectories);
        Assert.Equal(
            [.. DataExport.Names.Append("codebook").Order(StringComparer.Ordinal)],
            tables.Select(table => Path.GetFileNameWithoutExtension(table)!).Order(StringComparer.Ordinal)
        );
        foreach (var table in tables)
        {
            Assert.Equal(
                await File.ReadAllTextAsync(table),
                await File.ReadAllTextAsync(Path.Combine(inDatabase, Path.GetRelativePath(To, table)))
            );
        }
    }

    private static int Run(params string[] arguments) =>
        (int)Assembly.Load("whitecell").EntryPoint!.Invoke(null, [arguments])!;
}
