namespace Simulation.Lab.Studies;

/// <summary>How long a game takes at the scenario's pace, beside what the scenario says of itself.</summary>
internal sealed class LengthMeasure : StudyMeasure
{
    /// <summary>Per cent by which the median may differ from the minutes that the scenario says.</summary>
    public const double GreatestDeviation = 20;

    public override string Id => "length";

    public override string Title => "Length of a game";

    public override string Threshold =>
        $"The median of the real minutes lies within {GreatestDeviation} % of the scenario's own minutes.";

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        var minutes = games.Base.Select(game => game.Seconds / 60.0).ToList();
        var (median, declared) = (Statistics.Quantile(minutes, 0.5), games.Scenario.Minutes);
        yield return new Finding(
            "Real minutes",
            [
                new Figure("10 %", Statistics.Quantile(minutes, 0.1)),
                new Figure("median", median),
                new Figure("90 %", Statistics.Quantile(minutes, 0.9)),
                new Figure("declared", declared, 0),
            ],
            Math.Abs(median - declared) <= declared * GreatestDeviation / 100 ? Verdict.Met : Verdict.Missed
        );
    }
}
