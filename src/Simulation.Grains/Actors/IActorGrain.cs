using Orleans;
using Orleans.Concurrency;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Actors;

/// <summary>One institution of one session, keyed "session/role": whether its people are there, and its autopilot's pace.</summary>
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Told by the session when something has happened that may concern the role.</summary>
    [OneWay]
    Task Heed(RoleNews news);
}

/// <param name="Running">Whether the game is on.</param>
/// <param name="Present">Whether one of the role's people is connected.</param>
/// <param name="StandIn">Whether the autopilot only stands in for people who are away.</param>
public sealed record RoleNews(Pilot Pilot, bool Running, bool Present, bool StandIn)
{
    public static readonly RoleNews None = new(Pilot.Nobody, false, false, false);
}
