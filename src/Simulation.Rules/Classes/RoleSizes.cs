using Simulation.Rules.Actors;

namespace Simulation.Rules.Classes;

/// <summary>How many people play a role at a table of a class.</summary>
public static class RoleSizes
{
    /// <summary>So many are to be in the role before another one gets a second person.</summary>
    public static int Least(ActorDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return 1;
    }

    /// <summary>The role takes no more.</summary>
    public static int Most(ActorDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return 1;
    }

    /// <summary>How many people a table seats.</summary>
    public static int Table(Scenario scenario) => scenario.Actors.Sum(Most);
}
