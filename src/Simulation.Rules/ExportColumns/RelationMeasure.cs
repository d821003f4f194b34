using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>What one institution thinks of another at the end.</summary>
[Keyword("relation")]
public sealed record RelationMeasure([Description("Who thinks.")] string Relation, [Description("Of whom.")] string To)
    : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        Text(session.End.Relation(session.End.Scenario.Actor(Relation), session.End.Scenario.Actor(To)));

    public override string Values(Scenario scenario) => "-100 to 100";
}
