using System.Text.Json;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>study and sweep: what they write, where they keep it, and what they refuse.</summary>
public sealed class StudyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_writes_a_page_and_its_figures()
    {
        var (page, json) = (Path.Combine(_folder.Path, "study.md"), Path.Combine(_folder.Path, "study.json"));
        var (exitCode, output) = await Study(
            games: 3,
            "--measures",
            "variety,length",
            "--report",
            page,
            "--json",
            json
        );
        Assert.True(exitCode == 0, output);
        var text = await File.ReadAllTextAsync(page);
        Assert.StartsWith("# First Call: a study of 3 autopilot games", text, StringComparison.Ordinal);
        Assert.Contains("## Variety of endings", text, StringComparison.Ordinal);
        Assert.DoesNotContain("## Saturation", text, StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(
            ["variety", "length"],
            figures.RootElement.GetProperty("measures").EnumerateArray().Select(m => m.GetProperty("id").GetString())
        );
    }

    [Fact]
    public async Task A_missed_threshold_fails_only_a_strict_study()
    {
        // All of a single game have the commonest ending.
        var missed = await Study(games: 1, "--measures", "variety");
        Assert.Equal(0, missed.ExitCode);
        Assert.Contains("**missed**", missed.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Study(games: 1, "--measures", "variety", "--strict")).ExitCode);
    }

    [Fact]
    public async Task A_measure_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var (exitCode, output) = await Study(games: 1, "--measures", "beauty");
        Assert.Equal(1, exitCode);
        Assert.Contains(
            "There is no measure 'beauty'; there are saturation, strength,",
            output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("study")]
    [InlineData("sweep")]
    public async Task Finished_games_are_kept_and_other_games_do_not_mix_with_them(string command)
    {
        var rows = Path.Combine(_folder.Path, "rows");
        string[] arguments =
        [
            command,
            Path.Combine(Repository.Scenarios, "first-call"),
            "--out",
            rows,
            "--workers",
            "1",
            .. command == "study" ? ["--measures", "variety"] : Array.Empty<string>(),
        ];
        var (exitCode, output) = await WhitecellProcess.Run(null, [.. arguments, "--games", "2"]);
        Assert.True(exitCode == 0, output);
        var file = Assert.Single(Directory.GetFiles(rows, "*.ndjson"));
        Assert.Equal(3, (await File.ReadAllLinesAsync(file)).Length);
        (exitCode, output) = await WhitecellProcess.Run(null, [.. arguments, "--games", "3"]);
        Assert.True(exitCode == 0, output);
        Assert.Equal(4, (await File.ReadAllLinesAsync(file)).Length);
        (exitCode, output) = await WhitecellProcess.Run(null, [.. arguments, "--games", "3", "--seed", "other"]);
        Assert.Equal(1, exitCode);
        Assert.Contains($"The file {file} holds the seed '{command}'", output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> Study(int games, params string[] options) =>
        WhitecellProcess.Run(
            null,
            ["study", Path.Combine(Repository.Scenarios, "first-call"), "--games", $"{games}", .. options]
        );
}
