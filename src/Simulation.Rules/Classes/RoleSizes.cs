using Simulation.Rules.Actors;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Classes;

/// <summary>How many people play a role at a table of a class: one, or a team.</summary>
internal static class RoleSizes
{
    /// <summary>So many are to be in the role before another one gets a second person.</summary>
    public static int Least(ActorDefinition role, TeamSettings? teams) => teams is null ? 1 : role.Size.Least;

    /// <summary>The role takes no more.</summary>
    public static int Most(ActorDefinition role, TeamSettings? teams) => teams is null ? 1 : role.Size.Most;
}
