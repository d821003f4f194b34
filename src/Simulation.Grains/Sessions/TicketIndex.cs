using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Finds the seat to a ticket, made anew when the seats change. It is looked up by its hash, so that how long that
/// takes tells nothing of the ticket.
/// </summary>
internal sealed class TicketIndex
{
    private readonly Dictionary<string, Seat> _seats = new(StringComparer.Ordinal);
    private object? _indexed;

    /// <summary>Null when the ticket belongs to nobody in this world.</summary>
    public Seat? Find(World world, string ticket)
    {
        if (!ReferenceEquals(_indexed, world.Seats))
        {
            _seats.Clear();
            foreach (var seat in world.Seats.Values)
                _seats[seat.TicketHash] = seat;
            _indexed = world.Seats;
        }

        return _seats.GetValueOrDefault(Ticket.Hash(ticket));
    }

    /// <returns>The seat, or a refusal that says why the ticket opens none.</returns>
    public Result<Seat> SeatOf(World world, string ticket) =>
        Find(world, ticket) is { } seat ? seat : SessionRefusals.WithoutSeat(world, Ticket.Hash(ticket));
}
