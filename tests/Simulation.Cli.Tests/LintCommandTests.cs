using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>lint and sweep, on the paths that an author gives.</summary>
public sealed class LintCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("first-call")]
    [InlineData("first-call/")]
    public async Task A_folder_of_packs_and_a_packs_own_folder_are_checked(string path)
    {
        var (exitCode, output) = await Lint(Path.Combine(Repository.Scenarios, path), "--scenario", "first-call");
        Assert.Equal(0, exitCode);
        Assert.EndsWith("1 scenario, 0 errors, 0 warnings.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_told_with_the_path_that_leads_to_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "mine"));
        var file = Path.Combine(_folder.Path, "mine", "scenario.yaml");
        await File.WriteAllTextAsync(file, "id: mine\n");
        foreach (var folder in new[] { _folder.Path, Path.Combine(_folder.Path, "mine") })
        {
            var (exitCode, output) = await Lint(folder);
            Assert.Equal(1, exitCode);
            Assert.StartsWith(file + ":1:1", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_there_is_no_scenario_nothing_is_said_to_be_right()
    {
        var (exitCode, output) = await Lint(_folder.Path);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"There is no scenario in {_folder.Path}:", output, StringComparison.Ordinal);
        (exitCode, output) = await Lint(Repository.Scenarios, "--scenario", "nothing");
        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            $"There is no scenario 'nothing' in {Repository.Scenarios}; expected one of ",
            output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sweep_takes_an_id_and_a_path(bool isPath)
    {
        var scenario = isPath ? Path.Combine(Repository.Scenarios, "first-call") : "first-call";
        var (exitCode, output) = await WhitecellProcess.Run(
            null,
            "sweep",
            scenario,
            "--scenarios",
            Repository.Scenarios,
            "--games",
            "2"
        );
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("play")]
    [InlineData("sweep")]
    public async Task A_wrong_id_is_an_error_with_the_nearest_name(string command)
    {
        var (exitCode, output) = await WhitecellProcess.Run(
            null,
            command,
            "first-cal",
            "--scenarios",
            Repository.Scenarios
        );
        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"There is no scenario 'first-cal' in {Repository.Scenarios}; did you mean 'first-call'?",
            output.TrimEnd()
        );
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_is_a_word_and_an_option(string word)
    {
        var (exitCode, output) = await WhitecellProcess.Run(null, word);
        Assert.Equal(0, exitCode);
        Assert.Contains("sweep", output, StringComparison.Ordinal);
        (exitCode, output) = await WhitecellProcess.Run(null, word, "sweep");
        Assert.Equal(0, exitCode);
        Assert.Contains("--games", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_game_ends_with_the_titles_of_its_roles_beside_their_ids()
    {
        var (exitCode, output) = await WhitecellProcess.Run(
            null,
            "play",
            "first-call",
            "--scenarios",
            Repository.Scenarios
        );
        Assert.Equal(0, exitCode);
        Assert.Matches(@"\n\s*\nWhite House \(white-house\): \d+ of 100\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_sweep_writes_its_games_as_tables_and_says_why()
    {
        var (exitCode, output) = await WhitecellProcess.Run(
            null,
            "sweep",
            Path.Combine(Repository.Scenarios, "first-call"),
            "--games",
            "3",
            "--csv",
            _folder.Path
        );
        Assert.True(exitCode == 0, output);
        Assert.Contains("Read off the first 3 games.", output, StringComparison.Ordinal);
        var games = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "games.csv"));
        Assert.Equal(
            "game,seed,ended_as,score.white-house,score.ai-lab,score.cloud,indicator.security-risk,"
                + "indicator.public-trust,indicator.media-heat,indicator.executive-precedent,"
                + "indicator.industry-confidence,indicator.allied-patience",
            games[0]
        );
        Assert.Equal(4, games.Length);
        Assert.StartsWith("2,sweep/2,", games[3], StringComparison.Ordinal);
        var codebook = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "codebook.csv"));
        foreach (var table in (string[])["games", "scores", "plays", "directives", "agreements"])
        {
            var columns = (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, table + ".csv")))[0];
            foreach (var column in columns.Split(','))
                Assert.Contains($"\r\n{table},{column},", codebook, StringComparison.Ordinal);
        }
    }

    private static Task<(int ExitCode, string Output)> Lint(string folder, params string[] options) =>
        WhitecellProcess.Run(null, ["lint", folder, "--games", "0", .. options]);
}
