namespace Simulation.Lab.Studies;

/// <summary>How often autopilots do what no institution in its right mind would do.</summary>
internal sealed class ContradictionsMeasure : StudyMeasure
{
    /// <summary>Per cent of games that may show a contradiction.</summary>
    public const double GreatestShare = 2;

    public override string Id => "contradictions";

    public override string Title => "Contradictions";

    public override string Threshold =>
        $"At most {GreatestShare} % of games show a contradiction that the scenario names.";

    internal override IEnumerable<Finding> Findings(StudyGames games)
    {
        foreach (var pattern in games.Scenario.Study?.Contradictions ?? [])
        {
            var share = Statistics.Mean([
                .. games.Base.Select(game => game.Contradictions.Contains(pattern.Id) ? 100.0 : 0),
            ]);
            yield return new Finding(
                pattern.Title,
                [new Figure("games %", share)],
                share.Value <= GreatestShare ? Verdict.Met : Verdict.Missed
            );
        }
    }
}
