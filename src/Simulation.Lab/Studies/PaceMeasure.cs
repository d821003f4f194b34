using System.Collections.Immutable;

namespace Simulation.Lab.Studies;

/// <summary>
/// How the choices of moves are spread over a round, so that people who join find something left to do.
/// </summary>
internal sealed class PaceMeasure : StudyMeasure
{
    /// <summary>Per cent of a game's choices that may fall into the first tenth of their round.</summary>
    public const double GreatestShare = 35;

    private const string Bars = "▁▂▃▄▅▆▇█";

    public override string Id => "pace";

    public override string Title => "Pace of decisions";

    public override string Threshold =>
        $"At most {GreatestShare} % of the moves are chosen in the first tenth of their round.";

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        var tenths = new int[games.Scenario.Rounds.Length, GameRow.Tenths];
        foreach (var game in games.Base)
        {
            for (var i = 0; i < game.Choices.Length; i++)
                tenths[i / GameRow.Tenths, i % GameRow.Tenths] += game.Choices[i];
        }

        var rounds = Enumerable
            .Range(0, games.Scenario.Rounds.Length)
            .Select(round =>
                Enumerable.Range(0, GameRow.Tenths).Select(tenth => tenths[round, tenth]).ToImmutableArray()
            )
            .ToList();
        var all = Enumerable
            .Range(0, GameRow.Tenths)
            .Select(tenth => rounds.Sum(round => round[tenth]))
            .ToImmutableArray();
        yield return Of("All rounds", all, games.Base.Length, hasThreshold: true);
        for (var i = 0; i < rounds.Count; i++)
            yield return Of(games.Scenario.Rounds[i].Title, rounds[i], games.Base.Length, hasThreshold: false);
    }

    private static Finding Of(string subject, ImmutableArray<int> tenths, int games, bool hasThreshold)
    {
        var sum = Math.Max(tenths.Sum(), 1);
        var first = 100.0 * tenths[0] / sum;
        return new Finding(
            subject,
            [new Figure("first tenth %", first), new Figure("moves a game", (double)tenths.Sum() / games)],
            !hasThreshold ? Verdict.None
                : first <= GreatestShare ? Verdict.Met
                : Verdict.Missed,
            Histogram(tenths)
        );
    }

    /// <summary>A bar for each tenth; the highest stands for the tenth with the most.</summary>
    private static string Histogram(ImmutableArray<int> tenths)
    {
        var most = Math.Max(tenths.Max(), 1);
        return string.Concat(tenths.Select(count => count == 0 ? '·' : Bars[(count * (Bars.Length - 1)) / most]));
    }
}
