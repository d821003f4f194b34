using Simulation.Lab.Analyses;

namespace Simulation.Grains.Analyses;

/// <summary>What an operator may set about the analyses of finished sessions.</summary>
public sealed record AnalysisSettings
{
    /// <summary>So many sessions may wait on a server for the one that it works on; more are refused.</summary>
    public int Waiting { get; init; } = 100;

    /// <summary>The size for a small scenario; a larger one has fewer games.</summary>
    public AnalysisSize Size { get; init; } = new(Decisions: 30, Pairs: 60, Games: 1000);
}
