using Simulation.Rules.Improvised;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <param name="TicketHash">SHA-256 of the ticket, hexadecimal.</param>
/// <param name="Join">
/// Keyed digest of the attempt to join, hexadecimal; null for the facilitator and in journals of 0.1.
/// </param>
public sealed record SeatTaken(
    string Seat,
    string Name,
    string? Role,
    SeatKind Kind,
    string TicketHash,
    string? Join = null
) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Seats = world.Seats.SetItem(
                Seat,
                new Seat(Seat, Name, Role, Kind, TicketHash) { Join = Join, Place = world.NextPlaceIn(Role) }
            ),
        };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>The ticket of a seat was replaced; the old one is void.</summary>
/// <param name="Voids">As <see cref="ReissueTicket"/> has it.</param>
public sealed record TicketReissued(string Seat, string TicketHash, bool? Voids = null) : SessionEvent
{
    internal override World Apply(World world) =>
        world.Seats.TryGetValue(Seat, out var seat)
            ? world with
            {
                Seats = world.Seats.SetItem(
                    Seat,
                    seat with
                    {
                        TicketHash = TicketHash,
                        Join = Voids == true ? null : seat.Join,
                    }
                ),
            }
            : world;
}

public sealed record RoleChosen(string Seat, string? Role) : SessionEvent
{
    internal override World Apply(World world) =>
        world.Seats.TryGetValue(Seat, out var seat)
            ? world.WithoutReady(seat) with
            {
                Seats = world.Seats.SetItem(
                    Seat,
                    seat with
                    {
                        Role = Role,
                        Place = world.NextPlaceIn(Role),
                        HasPlayed = seat.HasPlayed || (world.Phase == Phase.Running && seat.Role is not null),
                    }
                ),
            }
            : world;

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>The facilitator lets a person play but not talk, or talk again.</summary>
public sealed record SeatMuted(string Seat, bool Muted) : SessionEvent
{
    internal override World Apply(World world) =>
        world.Seats.TryGetValue(Seat, out var seat)
            ? world with
            {
                Seats = world.Seats.SetItem(Seat, seat with { Muted = Muted }),
            }
            : world;

    internal override ulong KnownTo(World world) =>
        world.Seats.TryGetValue(Seat, out var seat)
            ? ActorMask.OfActor(world.Scenario.Actor(seat.Role))
            : ActorMask.Nobody;
}

/// <param name="ByFacilitator">
/// Whether the facilitator took it away, and not its person gave it up; null where that is not recorded.
/// </param>
/// <param name="MovedTo">The table of the class at which its person plays on; null when there is none.</param>
public sealed record SeatRemoved(string Seat, string Name, bool? ByFacilitator = null, int? MovedTo = null)
    : SessionEvent
{
    internal override World Apply(World world) =>
        world.Seats.TryGetValue(Seat, out var seat)
            ? world.WithoutReady(seat) with
            {
                Seats = world.Seats.Remove(Seat),
                MovedTickets = MovedTo is { } table
                    ? world.MovedTickets.SetItem(seat.TicketHash, table)
                    : world.MovedTickets,
                RemovedTickets =
                    ByFacilitator == true ? world.RemovedTickets.Add(seat.TicketHash) : world.RemovedTickets,
            }
            : world;

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>A person took a role over whose autopilot has played in this round already.</summary>
/// <param name="Moves">How many of the round's moves the autopilot has used.</param>
public sealed record MovesFoundUsed(string Role, int Moves) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>
/// The facilitator let a role play its moves of the round again. What waits, sealed or for a ruling, stays used: it can
/// be taken back.
/// </summary>
public sealed record MovesGivenBack(string Role) : SessionEvent
{
    /// <summary>How many of a role's moves wait, so that they cannot be given back.</summary>
    internal static int Waiting(World world, string role) =>
        world.Actors[world.Scenario.Actor(role)].Sealed.Length
        + world.Improvised.Count(move => move.Role == role && move.Status == ImprovisedStatus.Open);

    internal override World Apply(World world) =>
        world.With(Role, actor => actor with { MovesUsed = Waiting(world, Role), MovesOfPeople = 0, ReadyPeople = [] });

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>A facilitator looked at the table as a role sees it.</summary>
/// <param name="Seat">The facilitator's.</param>
public sealed record RoleViewed(string Seat, string Role) : SessionEvent
{
    internal override World Apply(World world) => world;
}
