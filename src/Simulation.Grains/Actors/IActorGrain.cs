using System.Collections.Immutable;
using Orleans.Concurrency;
using Simulation.Rules.Autopilot;

namespace Simulation.Grains.Actors;

/// <summary>
/// One institution of one session, keyed "session/role": whether its people are there, and how its autopilot decides.
/// </summary>
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>The session says what there is to do for the role, when that has changed.</summary>
    /// <param name="silo">Where the session is. An actor that is elsewhere moves there.</param>
    [OneWay]
    Task SetDuty(Duty duty, SiloAddress silo);

    /// <summary>What the autopilot of the role does now.</summary>
    /// <param name="silo">Where the session is.</param>
    /// <returns>Null when the actor is elsewhere; it moves to the session then.</returns>
    Task<AutopilotAnswer?> Decide(SiloAddress silo);
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

    /// <summary>Its autopilot decides when it is asked.</summary>
    Fly,
}

/// <summary>What an autopilot has decided.</summary>
/// <param name="Wants">What it does, and when it wants to be asked again; empty for neither.</param>
/// <param name="Lines">What it says with that.</param>
/// <param name="DecisionId">Names the decision for the journal.</param>
[Immutable]
public sealed record AutopilotAnswer(Intention Wants, ImmutableArray<Speech.Line> Lines, string DecisionId)
{
    /// <summary>It does nothing until something has happened.</summary>
    public static readonly AutopilotAnswer Nothing = new(default, [], "");
}
