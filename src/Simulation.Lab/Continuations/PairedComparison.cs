using Simulation.Lab.Studies;
using Simulation.Rules;
using Simulation.Rules.Language;

namespace Simulation.Lab.Continuations;

/// <summary>What games from two starts of the same luck came to, pair by pair.</summary>
/// <param name="Pairs">Games from each of the two.</param>
/// <param name="Distance">
/// Between the two distributions of endings, 0 to 1: the share of games that would have to end otherwise to make one of
/// the other. Chance alone gives a little; the bootstrap interval leaves that out.
/// </param>
/// <param name="Endings">Those that occurred, in the order of the scenario.</param>
/// <param name="Roles">In the order of the scenario.</param>
public sealed record PairedComparison(
    int Pairs,
    Estimate Distance,
    Sequence<EndingShift> Endings,
    Sequence<ScoreShift> Roles
)
{
    /// <param name="one">The games that are compared with.</param>
    /// <param name="other">As many, of the same luck game by game.</param>
    public static PairedComparison Of(
        Scenario scenario,
        IReadOnlyList<GameOutcome> one,
        IReadOnlyList<GameOutcome> other
    ) =>
        new(
            one.Count,
            EstimateDistance(scenario, one, other),
            scenario
                .Endings.Select(ending => EndingShift.Of(ending.Id, one, other))
                .Where(shift => shift.One + shift.Other > 0)
                .ToSequence(),
            scenario.Actors.Select((actor, i) => ScoreShift.Of(actor.Id, i, one, other)).ToSequence()
        );

    private static Estimate EstimateDistance(
        Scenario scenario,
        IReadOnlyList<GameOutcome> one,
        IReadOnlyList<GameOutcome> other
    )
    {
        var ids = scenario.Endings.Select(ending => ending.Id).ToList();
        var (ofOne, ofOther) = (Indices(ids, one), Indices(ids, other));
        var counts = (One: new int[ids.Count], Other: new int[ids.Count]);
        var distance = DistanceOf(ofOne, ofOther, counts, i => i);
        var estimate = Statistics.Bootstrap(
            distance,
            draw => DistanceOf(ofOne, ofOther, counts, _ => draw.Below(ofOne.Length))
        );
        return new Estimate(distance, Math.Max(0, estimate.Low!.Value), Math.Min(1, estimate.High!.Value));
    }

    private static double DistanceOf(int[] one, int[] other, (int[] One, int[] Other) counts, Func<int, int> pick)
    {
        Array.Clear(counts.One);
        Array.Clear(counts.Other);
        for (var i = 0; i < one.Length; i++)
        {
            var pair = pick(i);
            counts.One[one[pair]]++;
            counts.Other[other[pair]]++;
        }

        return Statistics.TotalVariation(counts.One, counts.Other);
    }

    private static int[] Indices(List<string> ids, IReadOnlyList<GameOutcome> games) =>
        [.. games.Select(game => ids.IndexOf(game.Ending))];
}

/// <param name="Ending">Id of the ending.</param>
/// <param name="One">Games that ended so.</param>
/// <param name="Other">The same of the others.</param>
/// <param name="Difference">Share of the others less share of the first, −1 to 1.</param>
public sealed record EndingShift(string Ending, int One, int Other, Estimate Difference)
{
    internal static EndingShift Of(string id, IReadOnlyList<GameOutcome> one, IReadOnlyList<GameOutcome> other) =>
        new(
            id,
            one.Count(game => game.Ending == id),
            other.Count(game => game.Ending == id),
            Statistics.Mean([.. one.Zip(other, (a, b) => (b.Ending == id ? 1.0 : 0) - (a.Ending == id ? 1.0 : 0))])
        );
}

/// <param name="Role">Id of the role.</param>
/// <param name="One">Its mean score, 0 to 100.</param>
/// <param name="Other">The same of the others.</param>
/// <param name="Difference">The mean of what it scores more in the other game of each pair.</param>
public sealed record ScoreShift(string Role, double One, double Other, Estimate Difference)
{
    internal static ScoreShift Of(
        string id,
        int actor,
        IReadOnlyList<GameOutcome> one,
        IReadOnlyList<GameOutcome> other
    ) =>
        new(
            id,
            one.Average(game => game.Scores[actor]),
            other.Average(game => game.Scores[actor]),
            Statistics.Mean([.. one.Zip(other, (a, b) => (double)(b.Scores[actor] - a.Scores[actor]))])
        );
}
