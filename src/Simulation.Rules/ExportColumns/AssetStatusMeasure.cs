using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>An asset's status at the end.</summary>
[Keyword("status")]
public sealed record AssetStatusMeasure([Description("The asset.")] string Status) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        session.End.Assets[session.End.Scenario.Asset(Status)].Status;

    public override string Values(Scenario scenario) =>
        $"one of {string.Join(", ", scenario.Assets[scenario.Asset(Status)].Statuses.Select(status => status.Id))}";
}
