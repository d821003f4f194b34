using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>What an institution has at the end.</summary>
[Keyword("resource")]
public sealed record ResourceMeasure(
    [Description("The resource.")] string Resource,
    [Description("The institution.")] string Of
) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        Text(session.End.Resource(session.End.Scenario.Actor(Of), Resource));

    public override string Values(Scenario scenario) => "whole number from 0";
}
