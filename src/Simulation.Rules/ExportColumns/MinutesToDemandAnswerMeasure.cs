using System.ComponentModel;
using Simulation.Rules.Directives;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.ExportColumns;

/// <summary>Game minutes from a demand to the move that settled it. Of several demands the first one counts.</summary>
[Keyword("minutes-to-answer")]
public sealed record MinutesToDemandAnswerMeasure([Description("The demand.")] string MinutesToAnswer) : SessionMeasure
{
    public override string Value(PlayedSession session)
    {
        var made = session
            .Events.OfType<DirectiveIssued>()
            .FirstOrDefault(e => e.Directive.Demand == MinutesToAnswer)
            ?.Directive;
        var settled = session.Events.OfType<DirectiveSettled>().FirstOrDefault(e => e.Directive == made?.Id);
        return made is null || settled is null or { Status: DirectiveStatus.Lapsed or DirectiveStatus.Withdrawn }
            ? ""
            : Text((int)((settled.At - made.IssuedAt) / 60));
    }

    public override string Values(Scenario scenario) => "game minutes; empty when it was never made or never answered";
}
