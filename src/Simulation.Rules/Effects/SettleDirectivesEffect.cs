using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Gives directives another status: the one that is being answered, or all open ones with a demand.</summary>
[Keyword("settle")]
public sealed record SettleDirectivesEffect(
    [Description("What becomes of them.")] DirectiveStatus As,
    [Description("All open directives with this demand; the answered one when left out.")] string? Demand = null
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        if (Demand is null)
        {
            if (context.Directive is { } directive)
                decision.SettleDirective(directive, As, context.Move);
            return;
        }

        foreach (var directive in decision.World.Directives)
        {
            if (directive.Demand == Demand && directive.IsOpen)
                decision.SettleDirective(directive.Id, As, context.Move);
        }
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        if (Demand is null || world.Scenario.Demand(Demand) is not { } demand)
            return;
        foreach (var directive in world.Directives)
        {
            if (directive.Demand != Demand || !directive.IsOpen)
                continue;
            expected.Add(Expectation.Of(ExpectedEffectSentences.Demand.With(demand.Title, StatusWords.Of(As))));
            return;
        }
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Directives;
}
