using System.Collections.Frozen;
using System.Collections.Immutable;
using Simulation.Rules.Effects;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Finds the demands of a scenario that can be made in secret: by a secret move, inject, agreement or directive.
/// </summary>
internal static class SecretDemands
{
    public static FrozenSet<string> Of(Scenario scenario)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var move in scenario.Moves)
        {
            Search(move.Outcome, move.Secret, found);
            Search(move.OnLeak, false, found);
        }

        foreach (var inject in scenario.Injects)
            Search(inject.Effects, !inject.To.IsDefaultOrEmpty, found);
        foreach (var agreement in scenario.Agreements)
        {
            Search(agreement.OnSigning, agreement.Secret, found);
            Search(agreement.OnBreach, agreement.Secret, found);
        }

        // What follows the lapse of a secret directive is secret, too.
        int before;
        do
        {
            before = found.Count;
            foreach (var demand in scenario.Demands)
                Search(demand.OnLapse, found.Contains(demand.Id), found);
        } while (found.Count > before);
        return found.ToFrozenSet(StringComparer.Ordinal);
    }

    private static void Search(ImmutableArray<Effect> effects, bool secret, HashSet<string> found)
    {
        if (effects.IsDefault)
            return;
        foreach (var effect in effects)
        {
            if (effect is DirectiveEffect directive && (secret || directive.Secret))
                found.Add(directive.Demand);
            if (effect is not RollEffect roll)
                continue;
            Search(roll.Success, secret, found);
            Search(roll.Failure, secret, found);
        }
    }
}
