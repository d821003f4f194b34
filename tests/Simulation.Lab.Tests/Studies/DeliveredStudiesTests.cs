using System.Collections.Immutable;
using Simulation.Lab.Studies;
using Simulation.Lab.Tests.Sweeps;

namespace Simulation.Lab.Tests.Studies;

/// <summary>
/// A small study of every scenario that is delivered. Which thresholds hold at this size stands here and is tightened
/// as the scenarios get better; a study of thousands of games is a matter for the command line.
/// </summary>
public sealed class DeliveredStudiesTests
{
    /// <summary>Games for the measures that look at the scenario as it is written.</summary>
    private const int Games = 40;

    /// <summary>Measures of which a delivered scenario misses no threshold.</summary>
    private static readonly Dictionary<string, string[]> _met = new(StringComparer.Ordinal)
    {
        ["clean-water"] = ["variety", "contradictions"],
        ["first-call"] = ["variety", "contradictions"],
        ["ninety-minutes"] = ["variety", "contradictions"],
    };

    /// <summary>Measures that need no games beside those.</summary>
    private static readonly string[] _ofBase = ["saturation", "variety", "contradictions", "pace", "length"];

    public static TheoryData<string> Ids => [.. DeliveredScenario.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_must_hold_of_a_delivered_scenario_holds(string id)
    {
        var study = Run(id, Games, [.. StudyMeasure.All.Where(measure => _ofBase.Contains(measure.Id))]);
        var missed = study
            .Measures.SelectMany(measure => measure.Findings.Select(finding => (measure.Id, Finding: finding)))
            .Where(found => found.Finding.Verdict == Verdict.Missed && _met[id].Contains(found.Id))
            .Select(found => $"{found.Id}: {found.Finding.Subject}");
        Assert.Empty(missed);
    }

    /// <summary>One game of an arm says nothing, but every arm that the scenario asks for is played.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Everything_that_a_delivered_scenario_asks_for_is_measured(string id)
    {
        var asked = new DeliveredScenario(id, 1).Scenario.Study;
        var found = Run(id, 1, StudyMeasure.All).Measures.ToDictionary(m => m.Id, m => m.Findings.Length);
        Assert.Equal(asked?.Mechanisms.Length ?? 0, found["influence"]);
        Assert.Equal(asked?.Lessons.Length ?? 0, found["lessons"]);
        Assert.Equal(asked?.Contradictions.Length ?? 0, found["contradictions"]);
        Assert.NotEqual(0, found["strength"]);
    }

    private static Study Run(string id, int games, ImmutableArray<StudyMeasure> measures) =>
        Study.Run(new DeliveredScenario(id, games).Scenario, "delivered", games, Environment.ProcessorCount, measures);
}
