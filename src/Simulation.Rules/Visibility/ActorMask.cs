using System.Collections.Immutable;
using System.Numerics;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Who may know a value, as one bit for each actor of the scenario (at most 64). The facilitator knows everything.
/// </summary>
public static class ActorMask
{
    public const ulong Everyone = ulong.MaxValue;

    public const ulong Nobody = 0;

    public static ulong OfActor(int actor) => actor < 0 ? Nobody : 1UL << actor;

    public static ulong OfActors(Scenario scenario, ImmutableArray<string> actors)
    {
        var known = Nobody;
        foreach (var actor in actors)
            known |= OfActor(scenario.Actor(actor));
        return known;
    }

    /// <summary>All when no list is given, else those listed.</summary>
    public static ulong OfList(Scenario scenario, ImmutableArray<string> actors) =>
        actors.IsDefaultOrEmpty ? Everyone : OfActors(scenario, actors);

    public static ulong OfIndicator(Scenario scenario, string indicator) =>
        OfList(scenario, scenario.Indicators[scenario.Indicator(indicator)].KnownTo);

    public static ulong OfResource(Scenario scenario, string resource, int owner) =>
        scenario.Resources[scenario.Resource(resource)].Public ? Everyone : OfActor(owner);

    public static ulong OfFlag(Scenario scenario, string flag) =>
        scenario.Flags[scenario.Flag(flag)].Public ? Everyone : Nobody;

    /// <summary>
    /// Whether an actor is among those who know; somebody without an actor knows what everybody does.
    /// </summary>
    public static bool Tells(ulong known, int actor) => actor < 0 ? known == Everyone : (known & OfActor(actor)) != 0;

    /// <summary>Ids of the actors that know, in the scenario's order.</summary>
    public static IEnumerable<string> Ids(Scenario scenario, ulong known)
    {
        for (var bits = known; bits != 0; bits &= bits - 1)
        {
            var actor = BitOperations.TrailingZeroCount(bits);
            if (actor >= scenario.Actors.Length)
                yield break;
            yield return scenario.Actors[actor].Id;
        }
    }
}
