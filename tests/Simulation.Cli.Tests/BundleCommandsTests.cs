using System.Text.Json.Nodes;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Bundles;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>A run as a bundle: made, verified, read as a transcript, and changed.</summary>
public sealed class BundleCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whitecell-");

    private string Bundle => Path.Combine(_folder.FullName, "run.ndjson");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_played_run_is_verified_read_and_changed()
    {
        var made = await Run("play", "first-call", "--scenarios", Repository.Scenarios, "--bundle", Bundle);
        Assert.True(made.ExitCode == 0, made.Output);
        Assert.Equal(0, (await Run("verify", Bundle)).ExitCode);

        var game = Reexecution.Play(BundleFile.Read(Bundle));
        var entry = Enumerable.Range(1, game.Entries.Length - 1).First(i => game.Entries[i].Command is PlayMove);
        var role = game.Entries[entry].By.Id;
        var transcript = await Run("replay", Bundle, "--as", role);
        Assert.Contains($"\n{entry, 5}  ", transcript.Output, StringComparison.Ordinal);

        var asked = await Run("what-if", Bundle, "--entry", $"{entry}", "--without", "--games", "4", "--json");
        Assert.True(asked.ExitCode == 0, asked.Output);
        var answer = JsonNode.Parse(asked.Output)!;
        Assert.Equal(2, (int)answer["continuations"]!["pairs"]!);
        Assert.Equal(game.End.Ending, (string)answer["played"]!["ending"]!);

        var refused = await Run("what-if", Bundle, "--entry", $"{entry}", "--instead", "sing");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("was not open to it", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Run("what-if", Bundle, "--entry", "0")).ExitCode);
        Assert.Equal(1, (await Run("replay", Bundle, "--as", "nobody")).ExitCode);
    }

    [Fact]
    public async Task A_session_of_a_journal_becomes_a_bundle_if_it_holds_its_commands()
    {
        var data = Path.Combine(_folder.FullName, "data");
        var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!;
        var entries = HeadlessGame.Play(pack.Scenario!, "journal").Entries;
        var opened = (SessionOpened)entries[0].Events[0] with { Files = pack.Pack!.Files };
        entries = entries.SetItem(0, entries[0] with { Events = [opened] });
        await using (var journal = SqlJournal.OpenSqlite(data))
        {
            await FinishedGames.Write(journal, "session/new", entries);
            await FinishedGames.Write(journal, "session/old", entries.Select(entry => entry with { Command = null }));
        }

        var exported = await Run("export", "--data", data, "--bundle", "new", "--to", Bundle);
        Assert.True(exported.ExitCode == 0, exported.Output);
        Assert.Equal(entries.Length - 1, BundleFile.Read(Bundle).Entries.Length);
        var old = await Run("export", "--data", data, "--bundle", "old", "--to", Bundle + "2");
        Assert.Equal(1, old.ExitCode);
        Assert.Contains("Not re-executable", old.Output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> Run(params string[] arguments) =>
        WhitecellProcess.Run(null, arguments);
}
