using System.ComponentModel.DataAnnotations;
using Simulation.Grains.Analyses;
using Simulation.Lab.Analyses;

namespace Simulation.Server.Startup;

/// <summary>
/// Whether finished sessions are analysed by themselves, and how many games are played for one.
/// </summary>
public sealed record AnalysisLimits : ISettings
{
    private static readonly AnalysisSettings _usual = new();

    public static string Section => "Analysis";

    /// <summary>
    /// Whether an analysis begins when a session ends, and when somebody opens the debrief of one that has none. When
    /// not, it begins when somebody asks for it there.
    /// </summary>
    public bool Automatic { get; init; } = true;

    /// <summary>So many sessions may wait for the one that the server works on; more are put off.</summary>
    [Range(1, 100_000)]
    public int Waiting { get; init; } = _usual.Waiting;

    /// <summary>Decisions at most that are played on from.</summary>
    [Range(1, 1000)]
    public int Decisions { get; init; } = _usual.Size.Decisions;

    /// <summary>Pairs of games for each decision.</summary>
    [Range(2, 1000)]
    public int Pairs { get; init; } = _usual.Size.Pairs;

    /// <summary>Games from each moment of a small scenario; larger ones have fewer.</summary>
    [Range(AnalysisSize.Fewest, 10_000)]
    public int Games { get; init; } = _usual.Size.Games;

    /// <summary>The same for the grains.</summary>
    public AnalysisSettings ForGrains() =>
        new() { Waiting = Waiting, Size = new AnalysisSize(Decisions, Pairs, Games) };
}
