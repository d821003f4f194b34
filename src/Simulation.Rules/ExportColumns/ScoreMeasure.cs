using System.ComponentModel;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;

namespace Simulation.Rules.ExportColumns;

/// <summary>An institution's score.</summary>
[Keyword("score")]
public sealed record ScoreMeasure([Description("The institution.")] string Score) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        Text(Scores.Total(session.End, session.End.Scenario.Actor(Score)));

    public override string Values(Scenario scenario) => "0 to 100";
}
