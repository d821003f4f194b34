using System.Collections.Immutable;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Lint;

/// <summary>
/// The table of contents of the lints that need no game: what can be played, but is probably not what its author meant.
/// Asked for by authors, and not when a server reads its library.
/// </summary>
public static class ScenarioLint
{
    /// <param name="reading">A scenario that can be played.</param>
    public static ImmutableArray<Diagnostic> Run(ScenarioReading reading)
    {
        if (reading is not { Scenario: { } scenario, Sources: { } sources })
            return [];
        var diagnostics = new DiagnosticList();
        var checking = new Checking(scenario, sources, diagnostics);
        Unused.Run(checking);
        Unmoved.Run(checking);
        Unplayable.Run(checking);
        NeverHolds.Run(checking);
        SecretTraces.Run(checking);
        ReckonedToNothing.Run(checking);
        GameTime.Run(checking);
        Promises.Run(checking);
        UnseenGoals.Run(checking);
        RefusedMarkdown.Run(checking);
        return diagnostics.ToImmutable();
    }
}
