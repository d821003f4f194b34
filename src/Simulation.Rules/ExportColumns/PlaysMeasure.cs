using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>How often a move or answer was played.</summary>
[Keyword("plays")]
public sealed record PlaysMeasure(
    [Description("The move or answer.")] string Plays,
    [Description("By whom; by all together when left out.")] string? By = null
) : SessionMeasure
{
    public override string Value(PlayedSession session)
    {
        var plays = 0;
        for (var i = 0; i < session.End.Actors.Length; i++)
        {
            if (By is null || session.End.Scenario.Actors[i].Id == By)
                plays += session.End.Actors[i].Uses(Plays).Total;
        }

        return Text(plays);
    }

    public override string Values(Scenario scenario) => "whole number from 0";
}
