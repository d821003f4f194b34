using System.Collections.Immutable;
using Simulation.Lab.Studies;

namespace Simulation.Lab.Sweeps;

/// <summary>Something that comes of every game of a sweep, as a number.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Id">Of the ending, the role or the indicator.</param>
/// <param name="Title">As screens show it.</param>
/// <param name="Of">What it is in a game: 0 to 100, for an ending 100 when the game ended so and 0 otherwise.</param>
public sealed record SweepOutcome(OutcomeKind Kind, string Id, string Title, Func<GameSummary, double> Of)
{
    /// <summary>As the tables name it: <c>ending.settlement</c>, <c>score.commerce</c>.</summary>
    public string Name => $"{Kind.ToString().ToLowerInvariant()}.{Id}";

    /// <summary>
    /// All outcomes of a sweep: its endings, the scores of roles with goals, and the indicators, in the scenario's
    /// order.
    /// </summary>
    public static ImmutableArray<SweepOutcome> AllOf(Sweep sweep)
    {
        var scenario = sweep.Scenario;
        return
        [
            .. scenario.Endings.Select(ending => new SweepOutcome(
                OutcomeKind.Ending,
                ending.Id,
                ending.Title,
                game => game.Ending == ending.Id ? 100 : 0
            )),
            .. scenario
                .Actors.Select((actor, at) => (Actor: actor, At: at))
                .Where(one => !one.Actor.Objectives.IsEmpty)
                .Select(one => new SweepOutcome(
                    OutcomeKind.Score,
                    one.Actor.Id,
                    one.Actor.Title,
                    game => game.Scores[one.At]
                )),
            .. scenario.Indicators.Select(
                (indicator, at) =>
                    new SweepOutcome(OutcomeKind.Indicator, indicator.Id, indicator.Title, game => game.Indicators[at])
            ),
        ];
    }

    /// <summary>Its mean over games with the 95 % interval; of an ending the per cent of games, by Wilson.</summary>
    /// <param name="games">At least one.</param>
    public Estimate MeanOf(IReadOnlyCollection<GameSummary> games)
    {
        if (Kind != OutcomeKind.Ending)
            return Statistics.Mean([.. games.Select(Of)]);
        var share = Statistics.Share(games.Count(game => game.Ending == Id), games.Count);
        return new Estimate(100 * share.Value, 100 * share.Low, 100 * share.High);
    }
}

/// <summary>What sort of thing comes of a game.</summary>
public enum OutcomeKind
{
    /// <summary>Whether it ended so.</summary>
    Ending,

    /// <summary>A role's score.</summary>
    Score,

    /// <summary>What an indicator stands at when the game ends.</summary>
    Indicator,
}
