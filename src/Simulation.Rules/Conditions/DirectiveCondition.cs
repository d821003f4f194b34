using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A directive with this demand was made, and stands at one of some statuses.</summary>
[Keyword("directive")]
public sealed record DirectiveCondition(
    [Description("The demand.")] string Directive,
    [Description("One of these; any when left out.")] ImmutableArray<DirectiveStatus> Is = default) : Condition
{
    internal override bool Holds(World world, in Setting setting)
    {
        foreach (var directive in world.Directives)
        {
            if (directive.Demand == Directive && (Is.IsDefaultOrEmpty || Is.Contains(directive.Status))) return true;
        }

        return false;
    }

    internal override ulong KnownTo(World world, in Setting setting)
    {
        var known = Knowledge.Everyone;
        foreach (var directive in world.Directives)
        {
            if (directive.Demand == Directive) known &= Audiences.Of(world.Scenario, directive);
        }

        return known;
    }
}
