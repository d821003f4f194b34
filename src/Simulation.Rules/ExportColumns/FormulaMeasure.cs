using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;

namespace Simulation.Rules.ExportColumns;

/// <summary>A reckoned value at the end.</summary>
[Keyword("formula")]
public sealed record FormulaMeasure([Description("The formula.")] Formula Formula) : SessionMeasure
{
    public override string Value(PlayedSession session) => Text(Formula.Value(session.End, EffectContext.None));

    public override string Values(Scenario scenario) => $"{Text(Formula.From)} to {Text(Formula.To)}";
}
