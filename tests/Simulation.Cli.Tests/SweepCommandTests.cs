using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Parquet;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>sweep for an analyst: values that are set and varied, and what its folder gets.</summary>
public sealed class SweepCommandTests : IDisposable
{
    private const string Trust = "indicators.public-trust.start";

    private readonly TemporaryFolder _folder = new();

    private string Out => Path.Combine(_folder.Path, "out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_folder_gets_tables_a_page_and_the_games_as_Parquet()
    {
        var (exitCode, output) = await Sweep(
            games: 4,
            "--set",
            "pace=20",
            "--vary",
            $"{Trust}=30..70",
            "--vary",
            "ai-lab.temperament=hard-line,cautious",
            "--out",
            Out
        );
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            [
                "agreements.csv",
                "codebook.csv",
                "directives.csv",
                "games.csv",
                "games.parquet",
                "outcomes.csv",
                "plays.csv",
                "report.html",
                "scores.csv",
                "sensitivity.csv",
                "sweep.ndjson",
            ],
            Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

        var rows = (await File.ReadAllLinesAsync(Path.Combine(Out, "games.csv")))
            .Select(row => row.Split(','))
            .ToList();
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(Out, "games.parquet"));
        Assert.Equal(rows[0], reader.Schema.DataFields.Select(field => field.Name));
        using var group = reader.OpenRowGroupReader(0);
        var trust = new int[4];
        await group.ReadAsync<int>(reader.Schema.DataFields.Single(field => field.Name == Trust), trust);
        var column = Array.IndexOf(rows[0], Trust);
        Assert.Equal(rows.Skip(1).Select(row => int.Parse(row[column], CultureInfo.InvariantCulture)), trust);
        Assert.All(trust, value => Assert.InRange(value, 30, 70));
    }

    [Fact]
    public async Task A_game_of_the_table_can_be_played_again()
    {
        await Sweep(games: 2, "--vary", $"{Trust}=0..100", "--out", Out);
        var row = (await File.ReadAllLinesAsync(Path.Combine(Out, "games.csv")))
            .Select(line => line.Split(','))
            .ToList();
        var trust = row[2][Array.IndexOf(row[0], Trust)];
        string[] play = ["play", Path.Combine(Repository.Scenarios, "first-call"), "--seed", row[2][1]];
        var (exitCode, output) = await WhitecellProcess.Run(null, [.. play, "--set", $"{Trust}={trust}"]);
        Assert.True(exitCode == 0, output);
        foreach (
            var (name, score) in row[0]
                .Zip(row[2])
                .Where(cell => cell.First.StartsWith("score.", StringComparison.Ordinal))
        )
            Assert.Contains($" ({name["score.".Length..]}): {score} of 100", output, StringComparison.Ordinal);

        var bundle = Path.Combine(_folder.Path, "run.ndjson");
        (exitCode, output) = await WhitecellProcess.Run(null, [.. play, "--set", "pace=20", "--bundle", bundle]);
        Assert.Equal(1, exitCode);
        Assert.Contains("leave out --set or --bundle", output, StringComparison.Ordinal);
        Assert.False(File.Exists(bundle));
    }

    [Fact]
    public async Task Paths_are_listed_and_a_wrong_one_is_refused_with_the_nearest()
    {
        var (exitCode, output) = await Sweep(games: 1, "--paths");
        Assert.Equal(0, exitCode);
        Assert.Contains(
            $"{Trust} = 50    a whole number from 0 to 100. Value at the start.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "actors.white-house.temperament = hard-line    one of balanced,",
            output,
            StringComparison.Ordinal
        );

        (exitCode, output) = await Sweep(games: 1, "--set", "white-hause.temperament=cautious");
        Assert.Equal(1, exitCode);
        Assert.Contains("did you mean 'white-house'?", output, StringComparison.Ordinal);
        Assert.Contains("--paths", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_values_do_not_go_on_with_the_games_of_a_folder()
    {
        Assert.Equal(0, (await Sweep(games: 1, "--vary", $"{Trust}=30..70", "--out", Out)).ExitCode);
        Assert.Equal(0, (await Sweep(games: 2, "--vary", $"{Trust}=30..70", "--out", Out)).ExitCode);
        var (exitCode, output) = await Sweep(games: 2, "--vary", $"{Trust}=30..71", "--out", Out);
        Assert.Equal(1, exitCode);
        Assert.Contains($"games played otherwise (base; vary {Trust}=30..70)", output, StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task The_notebook_draws_three_figures_of_a_sweep_with_varied_values()
    {
        await Sweep(games: 8, "--vary", $"{Trust}=0..100", "--out", Out);
        using var figures = await RunNotebook(Out);
        var data = figures.RootElement.GetProperty("figures");
        Assert.Equal(8, data.GetProperty("endings").EnumerateArray().Sum(one => one.GetProperty("games").GetInt32()));
        Assert.Equal(3, data.GetProperty("scores").GetArrayLength());
        Assert.All(
            data.GetProperty("dependence").EnumerateArray(),
            one => Assert.Equal(Trust, one.GetProperty("value").GetString())
        );
    }

    [PythonFact]
    public async Task The_notebook_draws_three_figures_of_an_export()
    {
        await FinishedGames.Write(Path.Combine(_folder.Path, "data"), sessions: 3);
        await WhitecellProcess.Run(null, "export", "--data", Path.Combine(_folder.Path, "data"), "--to", Out);
        using var figures = await RunNotebook(Directory.GetDirectories(Out).Single());
        var data = figures.RootElement.GetProperty("figures");
        Assert.Equal(3, data.GetProperty("endings").EnumerateArray().Sum(one => one.GetProperty("games").GetInt32()));
        Assert.Equal(3, data.GetProperty("scores").GetArrayLength());
        Assert.True(data.GetProperty("dependence").GetArrayLength() > 0);
    }

    /// <summary>
    /// Runs the notebook's cells one after the other, as Jupyter does, and draws where matplotlib is.
    /// </summary>
    private static async Task<JsonDocument> RunNotebook(string folder)
    {
        const string run = """
            import json, sys
            cells = {}
            for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), cells)
            drawn = len(cells["plt"].get_fignums()) if cells["plt"] else None
            print(json.dumps({"figures": cells["figures"], "drawn": drawn}))
            """;
        var notebook = Path.Combine(Repository.Root, "docs", "analysis", "games.ipynb");
        var (exitCode, output) = await ChildProcess.Run(
            new ProcessStartInfo(Python.Program!, ["-W", "ignore", "-c", run, notebook])
            {
                Environment = { ["WHITECELL_FOLDER"] = folder, ["MPLBACKEND"] = "Agg" },
            }
        );
        Assert.True(exitCode == 0, output);
        var result = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(
            ["endings", "scores", "dependence"],
            result.RootElement.GetProperty("figures").EnumerateObject().Select(f => f.Name)
        );
        if (Python.HasMatplotlib)
            Assert.Equal(3, result.RootElement.GetProperty("drawn").GetInt32());
        return result;
    }

    private static Task<(int ExitCode, string Output)> Sweep(int games, params string[] options) =>
        WhitecellProcess.Run(
            null,
            ["sweep", Path.Combine(Repository.Scenarios, "first-call"), "--games", $"{games}", "--why", "0", .. options]
        );
}
