using System.ComponentModel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.ExportColumns;

/// <summary>What became of a prepared agreement. Of several proposals the last one.</summary>
[Keyword("agreement")]
public sealed record AgreementStatusMeasure([Description("The agreement.")] string Agreement) : SessionMeasure
{
    public override string Value(PlayedSession session) =>
        session.End.Agreements.LastOrDefault(agreement => agreement.Template == Agreement) is { } last
            ? EnumKeyword.Of(last.Status)
            : "";

    public override string Values(Scenario scenario) =>
        $"one of {string.Join(", ", Enum.GetValues<AgreementStatus>().Select(EnumKeyword.Of))};"
        + " empty when it was never proposed";
}
