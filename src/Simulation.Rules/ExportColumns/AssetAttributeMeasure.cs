using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>An attribute of an asset at the end.</summary>
[Keyword("attribute")]
public sealed record AssetAttributeMeasure(
    [Description("The attribute.")] string Attribute,
    [Description("The asset.")] string Of
) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        Text(session.End.Attribute(session.End.Scenario.Asset(Of), Attribute));

    public override string Values(Scenario scenario) => "0 to 100";
}
