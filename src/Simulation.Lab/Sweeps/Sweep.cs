using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;

namespace Simulation.Lab.Sweeps;

/// <summary>Many games of one scenario with autopilots in every seat, and what came of them.</summary>
/// <param name="Seed">Game n has the seed <c>{Seed}/{n}</c>, from 0.</param>
/// <param name="Degree">Games that were played side by side.</param>
/// <param name="Took">Real time of all games.</param>
public sealed record Sweep(Scenario Scenario, string Seed, int Degree, TimeSpan Took, ImmutableArray<GameSummary> Games)
{
    /// <param name="degree">Games to play side by side; it changes the time that they take and nothing else.</param>
    /// <param name="time">Tells how long it takes.</param>
    /// <param name="lineup">How the autopilots decide; all of them by the base strategy when left out.</param>
    /// <param name="played">Called after each game, from several threads.</param>
    public static Sweep Run(
        Scenario scenario,
        string seed,
        int games,
        int degree,
        TimeProvider time,
        Lineup? lineup = null,
        Action? played = null,
        CancellationToken cancellation = default
    )
    {
        var began = time.GetTimestamp();
        var summaries = new GameSummary[games];
        Parallel.For(
            0,
            games,
            new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellation },
            i =>
            {
                summaries[i] = GameSummary.Of(
                    HeadlessGame.Play(scenario, string.Create(CultureInfo.InvariantCulture, $"{seed}/{i}"), lineup)
                );
                played?.Invoke();
            }
        );
        return new Sweep(scenario, seed, degree, time.GetElapsedTime(began), [.. summaries]);
    }

    public double GamesPerSecond => Games.Length / Math.Max(Took.TotalSeconds, 0.001);

    /// <summary>A role's scores in all games, the lowest first.</summary>
    public ImmutableArray<int> ScoresOf(string role) =>
        [.. Games.Select(game => game.Scores[Scenario.Actor(role)]).Order()];

    /// <summary>How often a role played a move in all games together.</summary>
    public int Plays(string move, string role) => Games.Sum(game => game.Plays.GetValueOrDefault((move, role)));

    /// <summary>Games in which a role played a move at least once.</summary>
    public int GamesWith(string move, string role) => Games.Count(game => game.Plays.ContainsKey((move, role)));

    /// <summary>Games that ended so.</summary>
    public int Ended(string ending) => Games.Count(game => game.Ending == ending);

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
