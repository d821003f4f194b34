using Simulation.Rules;

namespace Simulation.Lab.Analyses;

/// <summary>
/// How many games the analysis of a finished session plays. It follows from the scenario alone, so that the same
/// session has the same analysis on every machine.
/// </summary>
/// <param name="Decisions">Decisions at most that are played on from.</param>
/// <param name="Pairs">Games from before each of them, and as many from after it.</param>
/// <param name="Games">Games from the opening, and as many from the end of each round but the last.</param>
public sealed record AnalysisSize(int Decisions, int Pairs, int Games)
{
    /// <summary>Fewer would make intervals that say nothing.</summary>
    public const int Fewest = 20;

    // A game takes as long as its roles weigh up moves against each other, round after round: nineteen times as long
    // with thirteen roles as with three (docs/performance.md).
    private const int SmallGame = 60;

    /// <summary>What is left of the whole size for one scenario.</summary>
    public AnalysisSize For(Scenario scenario)
    {
        var weight = scenario.Actors.Length * scenario.Actors.Length * scenario.Rounds.Length;
        return weight <= SmallGame ? this : this with { Games = Math.Max(Fewest, Games * SmallGame / weight) };
    }
}
