using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>A team has another captain.</summary>
/// <param name="Seat">Null when nobody sits in the role any more.</param>
public sealed record CaptainChosen(string Role, string? Seat) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor with { Captain = Seat });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>One person of a team has nothing more to do in this round, or has again.</summary>
public sealed record PersonReady(string Role, string Seat, bool Ready) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Role,
            actor =>
                actor with
                {
                    ReadyPeople = Ready
                        ? actor.ReadyPeople.Append(Seat).Distinct().ToSequence()
                        : actor.ReadyPeople.Where(seat => seat != Seat).ToSequence(),
                }
        );

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

internal static class TeamChanges
{
    /// <summary>The world in which a person who leaves a role is not among those of it who are ready.</summary>
    public static World WithoutReady(this World world, Seat seat) =>
        seat.Role is { } role
        && world.Scenario.Actor(role) is var actor and >= 0
        && world.Actors[actor].ReadyPeople.Contains(seat.Id)
            ? new PersonReady(role, seat.Id, Ready: false).Apply(world)
            : world;

    /// <summary>The place in the order of sitting down that the next person of a role gets.</summary>
    public static int NextPlaceIn(this World world, string? role)
    {
        var last = 0;
        foreach (var seat in world.Seats.Values)
        {
            if (role is not null && seat.Role == role)
                last = Math.Max(last, seat.Place);
        }

        return role is null ? 0 : last + 1;
    }
}
