using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>How the session ended.</summary>
[Keyword("ending")]
public sealed record EndingMeasure : SessionMeasure
{
    public override string Value(PlayedSession session) => session.End.Ending ?? "";

    public override string Values(Scenario scenario) =>
        $"one of {string.Join(", ", scenario.Endings.Select(ending => ending.Id))}";
}
