using Simulation.Rules.Formulas;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Intel;

/// <summary>What intel is called before somebody who may not have it.</summary>
internal static class KnownIntelTitle
{
    /// <summary>The claim; null when the one who acts does not have it.</summary>
    public static string? KnownToActor(World world, in EffectContext context, string id)
    {
        var intel = world.IntelOf(id);
        return intel.Public || intel.By(context.Self) is not null
            ? world.Scenario.Intel[world.Scenario.IntelIndex(id)].Title
            : null;
    }
}
