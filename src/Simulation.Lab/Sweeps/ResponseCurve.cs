using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Studies;

namespace Simulation.Lab.Sweeps;

/// <summary>What becomes of some outcomes as one varied value goes through its range.</summary>
/// <param name="Groups">The games by the value, in its order; none of them is empty.</param>
/// <param name="Outcomes">Those that depend on it most clearly.</param>
public sealed record ResponseCurve(
    VariedValue Varied,
    ImmutableArray<ResponseGroup> Groups,
    ImmutableArray<ResponseLine> Outcomes
)
{
    /// <summary>Values up to which each is a group of its own; more are divided into groups of equal size.</summary>
    private const int MostValues = 8;

    private const int Parts = 6;

    private const int MostOutcomes = 3;

    /// <summary>A curve for each varied value on which an outcome clearly depends.</summary>
    public static ImmutableArray<ResponseCurve> AllOf(Sweep sweep, ImmutableArray<RankCorrelation> correlations) =>
        [
            .. from varied in sweep.Design.Varied
            let outcomes = correlations
                .Where(found => found.Input.Varied == varied && found.IsClear)
                .OrderByDescending(found => Math.Abs(found.Rank!.Value.Value))
                .Select(found => found.Outcome)
                .DistinctBy(outcome => outcome.Name)
                .Take(MostOutcomes)
                .ToList()
            where outcomes.Count > 0
            select Of(sweep, varied, outcomes),
        ];

    private static ResponseCurve Of(Sweep sweep, VariedValue varied, List<SweepOutcome> outcomes)
    {
        var groups = varied.Value.IsNumber ? NumberGroups(sweep, varied) : WordGroups(sweep, varied);
        return new ResponseCurve(
            varied,
            [.. groups.Select(group => group.Group)],
            [
                .. outcomes.Select(outcome => new ResponseLine(
                    outcome,
                    [.. groups.Select(group => outcome.MeanOf(group.Games))]
                )),
            ]
        );
    }

    private static List<(ResponseGroup Group, List<GameSummary> Games)> WordGroups(Sweep sweep, VariedValue varied) =>
        [
            .. varied
                .Levels.Select(
                    (level, at) =>
                        (
                            Group: new ResponseGroup(level, at),
                            Games: sweep.Games.Where((_, game) => varied.Draw(sweep.SeedOf(game)) == level).ToList()
                        )
                )
                .Where(group => group.Games.Count > 0),
        ];

    private static List<(ResponseGroup Group, List<GameSummary> Games)> NumberGroups(Sweep sweep, VariedValue varied)
    {
        var values = sweep
            .Games.Select((game, at) => (Value: VariedValue.NumberOf(varied.Draw(sweep.SeedOf(at))), Game: game))
            .GroupBy(game => game.Value)
            .OrderBy(value => value.Key)
            .ToList();
        // Games of one value stay together, so that a group begins where the next part does or soon after.
        var before = 0;
        var parts = new List<(int Part, IGrouping<decimal, (decimal Value, GameSummary Game)> Games)>();
        foreach (var value in values)
        {
            parts.Add((values.Count <= MostValues ? parts.Count : Parts * before / sweep.Games.Length, value));
            before += value.Count();
        }

        return
        [
            .. parts
                .GroupBy(part => part.Part, part => part.Games)
                .Select(part =>
                    (
                        new ResponseGroup(
                            part.Count() == 1
                                ? Text(part.First().Key)
                                : $"{Text(part.First().Key)} to {Text(part.Last().Key)}",
                            (double)part.SelectMany(value => value).Average(game => game.Value)
                        ),
                        part.SelectMany(value => value).Select(game => game.Game).ToList()
                    )
                ),
        ];
    }

    private static string Text(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Games with about the same value.</summary>
/// <param name="At">The mean of the value; for words their number from 0.</param>
public sealed record ResponseGroup(string Label, double At);

/// <summary>The mean of an outcome in each group, 0 to 100.</summary>
public sealed record ResponseLine(SweepOutcome Outcome, ImmutableArray<Estimate> Means);
