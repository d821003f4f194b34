using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>An indicator at the end.</summary>
[Keyword("indicator")]
public sealed record IndicatorMeasure([Description("The indicator.")] string Indicator) : SessionMeasure
{
    public override string Value(PlayedSession session) => Text(session.End.Indicator(Indicator));

    public override string Values(Scenario scenario) => "0 to 100";
}
