using Orleans.Concurrency;

namespace Simulation.Grains.Actors;

/// <summary>
/// One institution of one session, keyed "session/role": whether its people are there, and its autopilot's pace.
/// </summary>
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>
    /// The session says what there is to do for the role, whenever something has happened that may concern it.
    /// </summary>
    /// <param name="pace">Game seconds that pass in a real second; 1 where no clock runs.</param>
    /// <param name="silo">Where the session is. An actor that is elsewhere moves there.</param>
    [OneWay]
    Task SetDuty(Duty duty, decimal pace, SiloAddress silo);
}

/// <summary>What there is to do for a role.</summary>
public enum Duty
{
    /// <summary>Nothing: its people are there, or the game stands still.</summary>
    None,

    /// <summary>Its people are away; after the grace time its autopilot takes over.</summary>
    AwaitPeople,

    /// <summary>Its people are back while its autopilot stands in for them.</summary>
    HandBack,

    /// <summary>Its autopilot decides.</summary>
    Fly,
}
