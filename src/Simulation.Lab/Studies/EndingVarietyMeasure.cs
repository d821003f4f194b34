namespace Simulation.Lab.Studies;

/// <summary>Whether games end in different ways.</summary>
internal sealed class EndingVarietyMeasure : StudyMeasure
{
    /// <summary>Per cent of games above which an ending counts as one that occurs.</summary>
    public const double Occurs = 2;

    /// <summary>Per cent of games that may end in the commonest way.</summary>
    public const double GreatestShare = 40;

    public override string Id => "variety";

    public override string Title => "Variety of endings";

    public override string Threshold =>
        $"At most {GreatestShare} % of games end in the commonest way. "
        + $"An ending counts that more than {Occurs} % of games have.";

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        var counts = games.Endings(games.Base);
        var commonest = Array.IndexOf(counts, counts.Max());
        var share = 100.0 * counts[commonest] / games.Base.Length;
        yield return new Finding(
            "All endings",
            [
                new Figure("endings", counts.Count(count => 100.0 * count / games.Base.Length > Occurs), 0),
                new Figure("commonest %", share),
                new Figure("entropy in bits", Statistics.Entropy(counts), 2),
            ],
            share <= GreatestShare ? Verdict.Met : Verdict.Missed,
            $"commonest: {games.Scenario.Endings[commonest].Title}"
        );
    }
}
