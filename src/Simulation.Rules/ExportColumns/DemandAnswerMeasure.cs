using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.ExportColumns;

/// <summary>
/// What became of a demand: the move that settled it, or how it ended without one. Of several the last one.
/// </summary>
[Keyword("answer")]
public sealed record DemandAnswerMeasure([Description("The demand.")] string Answer) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        session.End.Directives.LastOrDefault(directive => directive.Demand == Answer) switch
        {
            null => "",
            { Answer: { } move, Status: not (DirectiveStatus.Lapsed or DirectiveStatus.Withdrawn) } => move,
            var other => EnumKeyword.Of(other.Status),
        };

    public override string Values(Scenario scenario)
    {
        ImmutableArray<string> answers =
        [
            .. scenario
                .Moves.Where(move => move.Answers == Answer && move.Resolves is not null)
                .Select(move => move.Id),
            EnumKeyword.Of(DirectiveStatus.Lapsed),
            EnumKeyword.Of(DirectiveStatus.Withdrawn),
        ];
        return $"one of {string.Join(", ", answers)}; empty when it was never made";
    }
}
