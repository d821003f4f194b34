using Orleans.Runtime.Placement;

namespace Simulation.Grains.Actors;

/// <summary>How a session calls the actors of its institutions.</summary>
/// <param name="silo">Where the session is; an actor that is not active yet is placed there.</param>
internal sealed class ActorCalls(IGrainFactory grains, string session, SiloAddress silo)
{
    /// <summary>Calls to an actor that moves, after which it is asked another time.</summary>
    private const int Moves = 3;

    public void SetDuty(string role, Duty duty) => _ = Call(role, actor => actor.SetDuty(duty, silo));

    /// <returns>Null when the actor cannot be reached now.</returns>
    public async Task<AutopilotAnswer?> Decide(string role)
    {
        try
        {
            for (var call = 0; call < Moves; call++)
            {
                if (await Call(role, actor => actor.Decide(silo)) is { } answer)
                    return answer;
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException or OrleansException)
        {
            // The server that it was on is gone, or this one is stopping.
        }

        return null;
    }

    private T Call<T>(string role, Func<IActorGrain, T> call)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        var answer = call(grains.GetGrain<IActorGrain>($"{session}/{role}"));
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        return answer;
    }
}
