using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

/// <summary>Gives directives another status: the one that is being answered, or all open ones with a demand.</summary>
[Keyword("settle")]
public sealed record SettleEffect(
    [Description("What becomes of them.")] DirectiveStatus As,
    [Description("All open directives with this demand; the answered one when left out.")] string? Demand = null) : Effect
{
    internal override void Apply(Turn turn, in Setting setting)
    {
        if (Demand is null)
        {
            if (setting.Directive is { } directive) turn.SettleDirective(directive, As, setting.Move);
            return;
        }

        foreach (var directive in turn.World.Directives)
        {
            if (directive.Demand == Demand && directive.IsOpen) turn.SettleDirective(directive.Id, As, setting.Move);
        }
    }

    internal override void Expect(World world, in Setting setting, ICollection<Expectation> expected)
    {
        if (Demand is null || world.Scenario.Demand(Demand) is not { } demand) return;
        foreach (var directive in world.Directives)
        {
            if (directive.Demand != Demand || !directive.IsOpen) continue;
            expected.Add(new Expectation($"{demand.Title}: {Words.Of(As)}", null, null, null));
            return;
        }
    }

    internal override Footprint Reads(Scenario scenario) => Footprint.Directives;
}
