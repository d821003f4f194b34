using Orleans.Runtime.Placement;

namespace Simulation.Grains.Actors;

/// <summary>How a session calls the actors of its institutions.</summary>
internal static class ActorCalls
{
    /// <param name="silo">Where the session is; an actor that is not active yet is placed there.</param>
    public static void SetDuty(this IGrainFactory grains, string session, string role, Duty duty, SiloAddress silo)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        _ = grains.GetGrain<IActorGrain>($"{session}/{role}").SetDuty(duty, silo);
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }
}
