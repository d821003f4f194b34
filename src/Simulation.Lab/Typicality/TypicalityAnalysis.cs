using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Continuations;
using Simulation.Lab.Studies;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Typicality;

/// <summary>
/// Whether a table's game was a typical one: its ending, scores and indicators among many games of autopilots from the
/// same opening, and from the end of each of its rounds.
/// </summary>
public sealed class TypicalityAnalysis
{
    /// <summary>Games from each moment that tell enough, unless somebody asks for more.</summary>
    public const int UsualGames = 1000;

    private readonly RecordedGame _game;

    /// <param name="game">A session that has ended.</param>
    /// <param name="slice">As in <see cref="ContinuationPlan"/>.</param>
    public TypicalityAnalysis(RecordedGame game, int games = UsualGames, int slice = 2)
    {
        _game = game;
        Plan = new ContinuationPlan([.. Moments(game)], games, slice);
    }

    /// <summary>The games: those from the opening, then those from the end of each round but the last.</summary>
    public ContinuationPlan Plan { get; }

    /// <param name="played">What <see cref="ContinuationPlan.Merge"/> made of the plan.</param>
    /// <returns>From the opening, then from the end of each round but the last.</returns>
    public ImmutableArray<TypicalityPoint> Compare(ImmutableArray<ImmutableArray<GameOutcome>> played) =>
        [.. played.Select((games, i) => TypicalityPoint.Of(_game.End, FirstRound(_game) + i, games))];

    private static IEnumerable<GameStart> Moments(RecordedGame game)
    {
        var rounds = FirstRound(game);
        for (var i = game.Begins + 1; i < game.Entries.Length; i++)
        {
            // What was set up in the lobby stays; people do not.
            if (game.Before(i).Phase == Phase.Lobby && game.After(i).Phase == Phase.Running)
                yield return StartAt(game, game.Before(i), i, rounds++);
            else if (game.After(i).Phase == Phase.Running && game.After(i).Round > game.Before(i).Round)
                yield return StartAt(game, game.After(i), i, rounds++);
        }
    }

    private static int FirstRound(RecordedGame game) => game.After(game.Begins).Round;

    private static GameStart StartAt(RecordedGame game, World world, int entry, int rounds) =>
        new(
            world,
            game.Entries[entry].At,
            string.Create(CultureInfo.InvariantCulture, $"{game.End.Seed}/typical/{rounds}")
        );
}

/// <summary>A table's game among games from one moment of it.</summary>
/// <param name="Rounds">Rounds that were over at that moment; 0 for the opening.</param>
/// <param name="SameEnding">Share of the games that ended as the table's did.</param>
/// <param name="Endings">Games by ending, in the order of the scenario.</param>
/// <param name="Scores">In the order of the scenario's actors.</param>
/// <param name="Indicators">In the order of the scenario's indicators.</param>
public sealed record TypicalityPoint(
    int Rounds,
    int Games,
    Estimate SameEnding,
    Sequence<EndingGames> Endings,
    Sequence<Standing> Scores,
    Sequence<Standing> Indicators
)
{
    internal static TypicalityPoint Of(World end, int rounds, ImmutableArray<GameOutcome> games)
    {
        var scenario = end.Scenario;
        var table = GameOutcome.Of(end);
        return new TypicalityPoint(
            rounds,
            games.Length,
            Statistics.Share(games.Count(game => game.Ending == table.Ending), games.Length),
            scenario
                .Endings.Select(ending => new EndingGames(ending.Id, games.Count(game => game.Ending == ending.Id)))
                .ToSequence(),
            scenario
                .Actors.Select(
                    (actor, i) => Standing.Of(actor.Id, table.Scores[i], games.Select(game => game.Scores[i]))
                )
                .ToSequence(),
            scenario
                .Indicators.Select(
                    (indicator, i) =>
                        Standing.Of(indicator.Id, table.Indicators[i], games.Select(game => game.Indicators[i]))
                )
                .ToSequence()
        );
    }
}

/// <param name="Ending">Id of the ending.</param>
/// <param name="Games">How many games ended so.</param>
public sealed record EndingGames(string Ending, int Games);

/// <summary>Where a value of the table stands among the same values of the games.</summary>
/// <param name="Id">Of the role or the indicator.</param>
/// <param name="Value">The table's.</param>
/// <param name="Percentile">0 to 100: per cent of the games with less, and half of those with the same.</param>
/// <param name="Median">Of the games.</param>
/// <param name="Spread">
/// How many games have a value from 0 to 4, from 5 to 9 and so on; the last of the twenty is from 95 to 100.
/// </param>
public sealed record Standing(string Id, int Value, double Percentile, double Median, Sequence<int> Spread)
{
    private const int Bins = 20;

    internal static Standing Of(string id, int value, IEnumerable<int> games)
    {
        var values = games.ToList();
        var (less, same) = (values.Count(other => other < value), values.Count(other => other == value));
        return new Standing(
            id,
            value,
            100 * (less + (same / 2.0)) / values.Count,
            Statistics.Quantile(values.Select(other => (double)other), 0.5),
            SpreadOf(values)
        );
    }

    private static Sequence<int> SpreadOf(List<int> values)
    {
        var counts = new int[Bins];
        foreach (var value in values)
            counts[Math.Clamp(value * Bins / 100, 0, Bins - 1)]++;
        return counts.ToSequence();
    }
}
