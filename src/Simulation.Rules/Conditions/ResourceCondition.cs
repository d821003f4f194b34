using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An institution has an amount within bounds.</summary>
[Keyword("resource")]
public sealed record ResourceCondition(
    [Description("The resource.")] string Resource,
    [Description("Whose: self, target, issuer, recipient or an institution.")] ActorReference Of,
    [Description("Least amount.")] int? AtLeast = null,
    [Description("Greatest amount.")] int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        context.Find(Of, world) is var actor && actor >= 0 && Within(world.Resource(actor, Resource), AtLeast, AtMost);

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Resource(scenario, Resource) | Of.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfResource(world.Scenario, Resource, context.Find(Of, world));
}
