using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Directives;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A directive with this demand was made, and stands at one of some statuses.</summary>
[Keyword("directive")]
public sealed record DirectiveCondition(
    [Description("The demand.")] string Directive,
    [Description("One of these; any when left out.")] ImmutableArray<DirectiveStatus> Is = default
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        foreach (var directive in world.Directives)
        {
            if (Matches(directive))
                return true;
        }

        return false;
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Directives;

    internal override ulong KnownTo(World world, in EffectContext context)
    {
        // Where it can be made in secret, only who knows of a match can tell: that there is none is a secret as well.
        var known = world.Scenario.IsMadeInSecret(Directive) ? ActorMask.Nobody : ActorMask.Everyone;
        foreach (var directive in world.Directives)
        {
            if (Matches(directive))
                known |= Audiences.Of(world.Scenario, directive);
        }

        return known;
    }

    private bool Matches(Directive directive) =>
        directive.Demand == Directive && (Is.IsDefaultOrEmpty || Is.Contains(directive.Status));
}
