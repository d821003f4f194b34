using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Runs;

/// <summary>Many games, stopped and gone on with, on any number of cores.</summary>
public sealed class GameRunTests : IDisposable
{
    private const int Games = 6;

    private readonly TemporaryFolder _folder = new();

    private readonly GameArm _arm = new("base", FirstCall.Scenario, Variation.None, "run");

    private string File => Path.Combine(_folder.Path, "base.ndjson");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_number_of_workers_changes_no_row(int workers)
    {
        var rows = GameRun.Play([_arm, Other()], Games, workers, RowOf);
        Assert.Equal(Enumerable.Range(0, Games).Select(game => RowOf(_arm, _arm.Play(game))), rows["base"]);
        Assert.Equal(Enumerable.Range(0, Games).Select(game => RowOf(_arm, Other().Play(game))), rows["other"]);
    }

    [Fact]
    public void A_stopped_run_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<RunProgress>();
        Assert.Throws<OperationCanceledException>(() =>
            GameRun.Play([_arm], Games, 1, RowOf, Folder(), Watch, stop.Token)
        );
        Assert.Equal([1, 2], seen.Select(progress => progress.Done));
        Assert.Equal(3, System.IO.File.ReadAllLines(File).Length);

        seen.Clear();
        var rows = Rows(Games, 2, RowOf, Folder(), seen.Add);
        Assert.Equal([3, 4, 5, 6], seen.Select(progress => progress.Done));
        Assert.All(seen, progress => Assert.Equal((Games, 2), (progress.Games, progress.Kept)));
        Assert.Equal(Rows(Games, 1, RowOf), rows);

        void Watch(RunProgress progress)
        {
            seen.Add(progress);
            if (progress.Done == 2)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_finished_run_is_not_played_again_and_can_be_made_longer()
    {
        var rows = Rows(Games, 1, RowOf, Folder());
        var played = 0;
        Assert.Equal(rows, Rows(Games, 1, Counting, Folder()));
        Assert.Equal(rows.Take(2), Rows(2, 1, Counting, Folder()));
        Assert.Equal(0, played);
        Assert.Equal(rows, Rows(Games + 1, 1, Counting, Folder()).Take(Games));
        Assert.Equal(1, played);

        Row Counting(GameArm arm, GameRecord game)
        {
            played++;
            return RowOf(arm, game);
        }
    }

    [Fact]
    public void Half_a_last_line_is_dropped()
    {
        var rows = Rows(Games, 1, RowOf, Folder());
        var text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text[..^9]);
        Assert.Equal(rows, Rows(Games, 1, RowOf, Folder()));
        Assert.Equal(text, System.IO.File.ReadAllText(File));

        // Half a header: nothing was played yet.
        System.IO.File.WriteAllText(File, text[..9]);
        Assert.Equal(rows, Rows(Games, 1, RowOf, Folder()));
    }

    [Fact]
    public void Rows_of_other_games_are_refused_and_stay()
    {
        GameRun.Play([_arm], 1, 1, RowOf, Folder());
        var kept = System.IO.File.ReadAllText(File);
        Assert.Contains("holds the seed 'run'", Refusal(new("base", FirstCall.Scenario, Variation.None, "another")));
        Assert.Contains("another version of the scenario 'first-call'", Refusal(_arm, hash: "changed"));
        Assert.Contains(
            "games played otherwise (base)",
            Refusal(new("base", FirstCall.Scenario, Variation.None with { BannedMoves = ["brief-allies"] }, "run"))
        );
        Assert.Contains(
            "rows of another command",
            Assert
                .Throws<RunFolderException>(() =>
                    GameRun.Play([_arm], 1, 1, (_, game) => GameSummary.Of(game), Folder())
                )
                .Message
        );
        Assert.Equal(kept, System.IO.File.ReadAllText(File));
        System.IO.File.WriteAllText(File, kept.Replace("\"engine\":\"", "\"engine\":\"0", StringComparison.Ordinal));
        Assert.Contains("another version of the rules and the autopilots", Refusal(_arm));
    }

    [Fact]
    public void A_line_that_is_no_row_is_named()
    {
        GameRun.Play([_arm], 1, 1, RowOf, Folder());
        System.IO.File.AppendAllText(File, "nonsense\n");
        Assert.StartsWith($"Line 3 of the file {File} cannot be read", Refusal(_arm), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sweep_keeps_of_a_game_is_read_as_it_was_written()
    {
        var played = Sweep.Run(FirstCall.Scenario, "run", 2, 1, TimeProvider.System, folder: Folder());
        var read = Sweep.Run(FirstCall.Scenario, "run", 2, 1, TimeProvider.System, folder: Folder());
        Assert.Equal((0, 2), (played.Kept, read.Kept));
        // The first line of the report tells how long the games took.
        Assert.Equal(
            SweepReport.Write(played with { Took = TimeSpan.Zero, Kept = 2 }),
            SweepReport.Write(read with { Took = TimeSpan.Zero })
        );
        Assert.All(
            played.Games.Zip(read.Games),
            pair =>
            {
                Assert.Equal(pair.First.Acted, pair.Second.Acted);
                Assert.Equal(pair.First.Goals.SelectMany(goals => goals), pair.Second.Goals.SelectMany(goals => goals));
            }
        );
    }

    private string Refusal(GameArm arm, string hash = "hash") =>
        Assert
            .Throws<RunFolderException>(() => GameRun.Play([arm], 1, 1, RowOf, new RunFolder(_folder.Path, hash)))
            .Message;

    private Row[] Rows(
        int games,
        int workers,
        Func<GameArm, GameRecord, Row> row,
        RunFolder? folder = null,
        Action<RunProgress>? progress = null
    ) => [.. GameRun.Play([_arm], games, workers, row, folder, progress)["base"]];

    private RunFolder Folder() => new(_folder.Path, "hash");

    private static GameArm Other() =>
        new("other", FirstCall.Scenario, new Variation(Lineup.All(Rules.Autopilot.Strategy.Random)), "run");

    private static Row RowOf(GameArm arm, GameRecord game) =>
        new(game.End.Ending!, string.Join(' ', game.End.Indicators), game.Entries.Length);

    private sealed record Row(string Ending, string Indicators, int Entries);
}
