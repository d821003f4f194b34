using Orleans.Runtime.Placement;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Actors;

/// <summary>How a session calls the actors of its institutions.</summary>
internal static class ActorCalls
{
    /// <param name="world">The session's world.</param>
    /// <param name="silo">Where the session is; an actor that is not active yet is placed there.</param>
    public static void SetDuty(this IGrainFactory grains, World world, string role, Duty duty, SiloAddress silo)
    {
        var pace = world.Pacing == Pacing.Live ? world.Clock.Pace : 1;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        _ = grains.GetGrain<IActorGrain>($"{world.Session}/{role}").SetDuty(duty, pace, silo);
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }
}
