using Simulation.Rules.Sessions;

namespace Simulation.Grains.Analyses;

/// <summary>How a session calls its analysis.</summary>
internal static class AnalysisStart
{
    /// <summary>
    /// Begins the analysis of a session that has just ended. Where that fails, the first who opens the debrief does.
    /// </summary>
    public static void AnalyseIfEnded(this IGrainFactory grains, World before, World after, SessionSettings settings)
    {
        if (settings.AnalysesAtEnd && before.Phase == Phase.Running && after.Phase == Phase.Debrief)
            grains.GetGrain<IAnalysisGrain>(after.Session).Begin().Ignore();
    }
}
