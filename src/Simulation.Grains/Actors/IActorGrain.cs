using Orleans.Concurrency;

namespace Simulation.Grains.Actors;

/// <summary>One institution of one session, keyed "session/role": whether its people are there, and its autopilot's pace.</summary>
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Told by the session when something has happened that may concern the role.</summary>
    [OneWay]
    Task Heed(Duty duty);
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
