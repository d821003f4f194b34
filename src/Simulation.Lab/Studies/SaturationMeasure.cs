namespace Simulation.Lab.Studies;

/// <summary>
/// Whether indicators still tell something at the end of a game: they neither stick to an end of their scale, nor end
/// alike in most games.
/// </summary>
internal sealed class SaturationMeasure : StudyMeasure
{
    /// <summary>Points from 0 or 100 within which an indicator sticks to an end of its scale.</summary>
    public const int Margin = 2;

    /// <summary>Per cent of games in which an indicator may end there.</summary>
    public const double GreatestShare = 10;

    /// <summary>Points that the middle 80 % of its values at the end span.</summary>
    public const double LeastRange = 25;

    public override string Id => "saturation";

    public override string Title => "Saturation";

    public override string Threshold =>
        $"At most {GreatestShare} % of games end with an indicator within {Margin} of 0 or 100, "
        + $"and its 10 to 90 % range spans at least {LeastRange} points.";

    /// <summary>Per cent of values that stick to an end of the scale; of at least one.</summary>
    public static double StuckShare(IEnumerable<int> values)
    {
        var all = values.ToList();
        return 100.0 * all.Count(value => value is <= Margin or >= 100 - Margin) / all.Count;
    }

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        for (var i = 0; i < games.Scenario.Indicators.Length; i++)
        {
            var values = games.Base.Select(game => (double)game.Indicators[i]).ToList();
            var stuck = StuckShare(games.Base.Select(game => game.Indicators[i]));
            var (low, high) = (Statistics.Quantile(values, 0.1), Statistics.Quantile(values, 0.9));
            var (isStuck, isNarrow) = (stuck > GreatestShare, high - low < LeastRange);
            yield return new Finding(
                games.Scenario.Indicators[i].Title,
                [
                    new Figure("at an end %", stuck),
                    new Figure("10 %", low, 0),
                    new Figure("median", Statistics.Quantile(values, 0.5), 0),
                    new Figure("90 %", high, 0),
                    new Figure("range", high - low, 0),
                ],
                isStuck || isNarrow ? Verdict.Missed : Verdict.Met,
                string.Join(", ", new[] { isStuck ? "sticks" : "", isNarrow ? "narrow" : "" }.Where(x => x != ""))
            );
        }
    }
}
