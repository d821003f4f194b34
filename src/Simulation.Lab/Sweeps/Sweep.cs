using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Runs;
using Simulation.Rules;

namespace Simulation.Lab.Sweeps;

/// <summary>Many games of one scenario with autopilots in every seat, and what came of them.</summary>
/// <param name="Scenario">As its games are played, but for the values that are drawn for each.</param>
/// <param name="Seed">Game n has the seed <c>{Seed}/{n}</c>, from 0.</param>
/// <param name="Workers">Games that were played side by side.</param>
/// <param name="Took">Real time of the games that were played now.</param>
/// <param name="Kept">Games that an earlier run had left in the folder.</param>
public sealed record Sweep(
    Scenario Scenario,
    string Seed,
    int Workers,
    TimeSpan Took,
    ImmutableArray<GameSummary> Games,
    int Kept = 0
)
{
    /// <summary>Values in which the games differ from the scenario as it is written.</summary>
    public SweepDesign Design { get; init; } = SweepDesign.None;

    /// <summary>How the games differ from the scenario as it is written otherwise.</summary>
    public Lineup Lineup { get; init; } = Lineup.Base;

    /// <param name="workers">Games to play side by side; it changes the time that they take and nothing else.</param>
    /// <param name="time">Tells how long it takes.</param>
    /// <param name="lineup">How the autopilots decide; all of them by the base strategy when left out.</param>
    /// <param name="progress">Called after each game, from one thread at a time.</param>
    /// <param name="folder">Where finished games are kept, so that a stopped sweep can go on.</param>
    /// <param name="design">Values that differ from the scenario's; none when left out.</param>
    /// <exception cref="OperationCanceledException">The sweep was stopped.</exception>
    /// <exception cref="RunFolderException">The folder holds another run, or cannot be used.</exception>
    public static Sweep Run(
        Scenario scenario,
        string seed,
        int games,
        int workers,
        TimeProvider time,
        Lineup? lineup = null,
        Action<RunProgress>? progress = null,
        RunFolder? folder = null,
        SweepDesign? design = null,
        CancellationToken stop = default
    )
    {
        var began = time.GetTimestamp();
        var arm = ArmOf(scenario, seed, lineup ?? Lineup.Base, design);
        using var rows = new KeptRows<GameSummary>([arm], games, folder, progress);
        GameRun.Play(rows, [arm], workers, static (_, game) => GameSummary.Of(game), stop);
        return Of(arm, workers, time.GetElapsedTime(began), rows);
    }

    /// <summary>The same, of games that others play.</summary>
    /// <param name="players">How many play side by side.</param>
    /// <param name="play">
    /// Plays the games of these numbers and hands over what came of each, in any order; from the arm's scenario, so
    /// that they are the games that would be played here.
    /// </param>
    public static async Task<Sweep> RunElsewhere(
        Scenario scenario,
        string seed,
        int games,
        int players,
        TimeProvider time,
        Lineup lineup,
        SweepDesign design,
        Func<ImmutableArray<int>, Action<int, GameSummary>, Task> play,
        Action<RunProgress>? progress = null,
        RunFolder? folder = null
    )
    {
        var began = time.GetTimestamp();
        var arm = ArmOf(scenario, seed, lineup, design);
        using var rows = new KeptRows<GameSummary>([arm], games, folder, progress);
        await play([.. rows.Open.Select(open => open.Game)], (game, summary) => rows.Keep(0, game, summary));
        return Of(arm, players, time.GetElapsedTime(began), rows);
    }

    private static Sweep Of(GameArm arm, int workers, TimeSpan took, KeptRows<GameSummary> rows)
    {
        var games = rows.All()[arm.Id];
        return new Sweep(arm.Scenario, arm.Seed, workers, took, games, games.Length - rows.Open.Length)
        {
            Design = arm.Design,
            Lineup = arm.Variation.Lineup,
        };
    }

    /// <summary>Plays one of its games again.</summary>
    public GameRecord Play(int game) =>
        HeadlessGame.Play(Design.ScenarioOf(Scenario, SeedOf(game)), SeedOf(game), Lineup);

    public string SeedOf(int game) => string.Create(CultureInfo.InvariantCulture, $"{Seed}/{game}");

    public double GamesPerSecond => (Games.Length - Kept) / Math.Max(Took.TotalSeconds, 0.001);

    /// <summary>A role's scores in all games, the lowest first.</summary>
    public ImmutableArray<int> ScoresOf(string role) =>
        [.. Games.Select(game => game.Scores[Scenario.Actor(role)]).Order()];

    /// <summary>How often a role played a move in all games together.</summary>
    public int Plays(string move, string role) => Games.Sum(game => game.Plays.GetValueOrDefault((move, role)));

    /// <summary>Games in which a role played a move at least once.</summary>
    public int GamesWith(string move, string role) => Games.Count(game => game.Plays.ContainsKey((move, role)));

    /// <summary>Games that ended so.</summary>
    public int Ended(string ending) => Games.Count(game => game.Ending == ending);

    private static GameArm ArmOf(Scenario scenario, string seed, Lineup lineup, SweepDesign? design) =>
        new("sweep", scenario, new Variation(lineup), seed, design);

    /// <summary>What became of a role's games by the move that it chose first, the commonest one first.</summary>
    public ImmutableArray<FirstMove> FirstMovesOf(string role)
    {
        var actor = Scenario.Actor(role);
        return
        [
            .. Games
                .Where(game => game.FirstMoves[actor] is not null)
                .GroupBy(game => game.FirstMoves[actor]!)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => FirstMove.Of(actor, group.Key, [.. group], Games)),
        ];
    }
}

/// <summary>Games that a role began with one move, beside all its other games.</summary>
/// <param name="Mean">Its mean score when it began so.</param>
/// <param name="Otherwise">Its mean score in all other games; null when there is none.</param>
/// <param name="Ending">The commonest ending when it began so.</param>
/// <param name="EndingShare">Per cent of those games that ended so.</param>
/// <param name="EndingOtherwise">Per cent of all other games that ended so; null when there is none.</param>
public sealed record FirstMove(
    string Move,
    int Games,
    double Mean,
    double? Otherwise,
    string Ending,
    double EndingShare,
    double? EndingOtherwise
)
{
    internal static FirstMove Of(
        int actor,
        string move,
        ImmutableArray<GameSummary> with,
        ImmutableArray<GameSummary> all
    )
    {
        var without = all.Where(game => game.FirstMoves[actor] != move).ToList();
        var ending = with.GroupBy(game => game.Ending)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First()
            .Key;
        return new FirstMove(
            move,
            with.Length,
            with.Average(game => game.Scores[actor]),
            without.Count == 0 ? null : without.Average(game => game.Scores[actor]),
            ending,
            Share(with, ending),
            without.Count == 0 ? null : Share(without, ending)
        );
    }

    private static double Share(IReadOnlyCollection<GameSummary> games, string ending) =>
        100.0 * games.Count(game => game.Ending == ending) / games.Count;
}
