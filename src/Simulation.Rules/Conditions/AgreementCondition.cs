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
    [Description("One of these; active or fulfilled when left out.")] ImmutableArray<AgreementStatus> Is = default) : Condition
{
    internal override bool Holds(World world, in Setting setting)
    {
        foreach (var agreement in world.Agreements)
        {
            if (agreement.Template == Agreement && Stands(agreement.Status)) return true;
        }

        return false;
    }

    internal override ulong KnownTo(World world, in Setting setting)
    {
        var known = Knowledge.Everyone;
        foreach (var agreement in world.Agreements)
        {
            if (agreement.Template == Agreement) known &= Audiences.Of(world.Scenario, agreement);
        }

        return known;
    }

    private bool Stands(AgreementStatus status) =>
        Is.IsDefaultOrEmpty ? status is AgreementStatus.Active or AgreementStatus.Fulfilled : Is.Contains(status);
}
