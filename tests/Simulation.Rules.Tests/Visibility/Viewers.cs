using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>Who looks at a session.</summary>
internal static class Viewers
{
    /// <summary>Each role and those who only watch: whom something can be kept from.</summary>
    public static IEnumerable<Viewer> Limited(World world) =>
        world.Scenario.Actors.Select(actor => Viewer.Of(actor.Id)).Append(Viewer.Spectator);

    /// <summary>The facilitator as well.</summary>
    public static IEnumerable<Viewer> All(World world) => Limited(world).Append(Viewer.Facilitator);
}
