using System.Collections.Immutable;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>The seats of a world that have a connection.</summary>
/// <param name="online">Seats with a connection; some may not be in the world any more.</param>
internal readonly struct ConnectedSeats(World world, Sequence<string> online)
{
    /// <summary>Whether anybody is connected: a player, the facilitator or a spectator.</summary>
    public bool Any
    {
        get
        {
            foreach (var seat in online)
            {
                if (world.Seats.ContainsKey(seat))
                    return true;
            }

            return false;
        }
    }

    /// <summary>
    /// Whether time may pass and autopilots may act: not while a game that waits for people has none.
    /// </summary>
    public bool LetPlay => world.Phase == Phase.Running && (world.Unattended == Unattended.PlaysOn || Any);

    /// <summary>What the connected seats see as, with repetitions.</summary>
    public IEnumerable<Viewer> Viewers
    {
        get
        {
            var seats = world;
            return online.Where(seats.Seats.ContainsKey).Select(seats.ViewerOf);
        }
    }

    /// <summary>Whether one of a role's people is connected.</summary>
    public bool Hold(string role)
    {
        foreach (var seat in online)
        {
            if (world.Seats.TryGetValue(seat, out var found) && found.Role == role)
                return true;
        }

        return false;
    }

    /// <summary>All of them, for good.</summary>
    public Sequence<SeatDismissal> Dismiss(Refusal refusal)
    {
        var seats = world.Seats;
        return online
            .Where(seats.ContainsKey)
            .Select(seat => new SeatDismissal(seat, new Dismissed(refusal, EnterAgain: false)))
            .ToSequence();
    }

    /// <summary>
    /// Every seat that is gone, that has another ticket, or that is another viewer than in the world before.
    /// </summary>
    public Sequence<SeatDismissal> DismissedSince(World before)
    {
        if (ReferenceEquals(before.Seats, world.Seats))
            return [];
        var dismissals = ImmutableArray.CreateBuilder<SeatDismissal>();
        foreach (var seat in online)
        {
            if (!world.Seats.TryGetValue(seat, out var now))
            {
                var why = SessionRefusals.WithoutSeat(world, before.Seats.GetValueOrDefault(seat)?.TicketHash);
                dismissals.Add(new SeatDismissal(seat, new Dismissed(why, EnterAgain: false)));
            }
            else if (before.Seats.TryGetValue(seat, out var then) && then.TicketHash != now.TicketHash)
            {
                // Connections enter again: the session lets those with the new ticket in, and refuses the others.
                dismissals.Add(new SeatDismissal(seat, new Dismissed(SessionRefusals.TicketChanged, EnterAgain: true)));
            }
            else if (before.ViewerOf(seat) != world.ViewerOf(seat))
            {
                dismissals.Add(new SeatDismissal(seat, new Dismissed(SessionRefusals.RoleChanged, EnterAgain: true)));
            }
        }

        return new Sequence<SeatDismissal>(dismissals.DrainToImmutable());
    }
}
