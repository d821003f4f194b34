using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>A prepared agreement stands at one of some statuses.</summary>
[Keyword("agreement")]
public sealed record AgreementCondition(
    [Description("The agreement.")] string Agreement,
    [Description("One of these; active or fulfilled when left out.")] ImmutableArray<AgreementStatus> Is = default
) : Condition
{
    internal override bool Holds(World world, in EffectContext context)
    {
        foreach (var agreement in world.Agreements)
        {
            if (agreement.Template == Agreement && Stands(agreement.Status))
                return true;
        }

        return false;
    }

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Agreements;

    internal override ulong KnownTo(World world, in EffectContext context)
    {
        // It must not depend on what some do not know: whether there is a proposal, or a secret agreement.
        var template = world.Scenario.Agreement(Agreement);
        return template is null || (!template.Secret && (Is.IsDefaultOrEmpty || Is.All(Audiences.IsPublic)))
            ? ActorMask.Everyone
            : ActorMask.OfActors(world.Scenario, template.Between);
    }

    private bool Stands(AgreementStatus status) =>
        Is.IsDefaultOrEmpty ? status is AgreementStatus.Active or AgreementStatus.Fulfilled : Is.Contains(status);
}
