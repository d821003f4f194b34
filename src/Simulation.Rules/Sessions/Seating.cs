namespace Simulation.Rules.Sessions;

/// <summary>People take seats and roles, and leave them.</summary>
internal static class Seating
{
    /// <summary>People without a role and spectators a session lets in, beside one person per role.</summary>
    private const int MostOthers = 200;

    public static Refusal? Take(Turn turn, TakeSeat command)
    {
        var world = turn.World;
        // Asked again: the same seat, a new ticket.
        if (Again(world, command) is { } taken) return Reissue(turn, new ReissueTicket(taken, command.TicketHash));
        if (world.Seats.ContainsKey(command.Seat)) return new Refusal(RefusalCode.TryAgain, "This seat was taken a moment ago; please try again.");
        if (Acting.RefuseText(command.Name, 40) is { } unfit) return unfit;
        if (command.Kind == SeatKind.Facilitator)
        {
            turn.Emit(new SeatTaken(command.Seat, command.Name.Trim(), null, command.Kind, command.TicketHash));
            return null;
        }

        if (world.Phase == Phase.Debrief && command.Kind == SeatKind.Player)
        {
            return new Refusal(RefusalCode.WrongPhase, "The session is over; you can still watch the debrief.");
        }

        if (world.Locked) return new Refusal(RefusalCode.SessionLocked, "The facilitator has locked the session.");
        var wantsFree = command.Role is { } wanted && IsFree(world, wanted);
        if (command.Kind == SeatKind.Player && !wantsFree && world.Seats.Values.Count(s => s.Kind == SeatKind.Player) >= world.Scenario.Actors.Length)
        {
            return new Refusal(RefusalCode.SessionFull, "Every role is taken; you can watch instead.");
        }

        if (world.Seats.Count >= MostOthers + world.Scenario.Actors.Length)
        {
            return new Refusal(RefusalCode.SessionFull, "The session is full.");
        }

        if (command.Kind == SeatKind.Spectator && command.Role is not null) return RoleTaken();
        if (command.Role is { } role && !IsFree(world, role)) return RoleTaken();
        turn.Emit(new SeatTaken(command.Seat, command.Name.Trim(), command.Role, command.Kind, command.TicketHash, command.Join));
        if (command.Role is { } played) Fly(turn, played, Pilot.People);
        return null;
    }

    /// <returns>The seat that the same attempt to join was given before; null when there is none.</returns>
    private static string? Again(World world, TakeSeat command) => command switch
    {
        { Kind: SeatKind.Facilitator } => world.Seats.ContainsKey(command.Seat) ? command.Seat : null,
        { Join: { } join } => world.SeatOfJoin(join)?.Id,
        _ => null,
    };

    public static Refusal? Reissue(Turn turn, ReissueTicket command)
    {
        if (!turn.World.Seats.ContainsKey(command.Seat)) return new Refusal(RefusalCode.WrongTicket, "There is no such seat any more.");
        turn.Emit(new TicketReissued(command.Seat, command.TicketHash));
        return null;
    }

    public static Refusal? Choose(Turn turn, Author by, ChooseRole command)
    {
        var world = turn.World;
        if (by.Kind != AuthorKind.Person || !world.Seats.TryGetValue(by.Id, out var seat) || seat.Kind != SeatKind.Player)
        {
            return new Refusal(RefusalCode.NotYours, "Only players choose roles.");
        }

        return Reseat(turn, seat, command.Role);
    }

    public static Refusal? Move(Turn turn, Author by, MoveSeat command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (!turn.World.Seats.TryGetValue(command.Seat, out var seat)) return new Refusal(RefusalCode.Unknown, "There is no such seat.");
        return seat.Kind == SeatKind.Player
            ? Reseat(turn, seat, command.Role)
            : new Refusal(RefusalCode.NotLegal, "Only players have roles.");
    }

    public static Refusal? Mute(Turn turn, Author by, MuteSeat command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (!turn.World.Seats.TryGetValue(command.Seat, out var seat)) return new Refusal(RefusalCode.Unknown, "There is no such seat.");
        if (seat.Kind != SeatKind.Player) return new Refusal(RefusalCode.NotLegal, "Only players talk at the table.");
        if (seat.Muted != command.Muted) turn.Emit(new SeatMuted(seat.Id, command.Muted));
        return null;
    }

    public static Refusal? Remove(Turn turn, Author by, RemoveSeat command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (!turn.World.Seats.TryGetValue(command.Seat, out var seat)) return new Refusal(RefusalCode.Unknown, "There is no such seat.");
        if (seat.Kind == SeatKind.Facilitator) return new Refusal(RefusalCode.NotLegal, "The facilitator's own seat stays.");
        turn.Emit(new SeatRemoved(seat.Id, seat.Name));
        if (seat.Role is { } left) Fly(turn, left, turn.World.Phase == Phase.Running ? Pilot.Autopilot : Pilot.Nobody);
        return null;
    }

    public static Refusal? Absent(Turn turn, SeatAbsent command)
    {
        if (Find(turn, command.Role) is { Pilot: Pilot.People } && turn.World.Phase == Phase.Running)
        {
            turn.Emit(new PilotChanged(command.Role, Pilot.Autopilot, Absent: true));
        }

        return null;
    }

    public static Refusal? Returned(Turn turn, SeatReturned command)
    {
        if (Find(turn, command.Role) is { Pilot: Pilot.Autopilot, Absent: true } && turn.World.PeopleIn(command.Role) > 0)
        {
            turn.Emit(new PilotChanged(command.Role, Pilot.People, Absent: true));
        }

        return null;
    }

    /// <summary>Whether a person may take the role: it exists and nobody else sits there.</summary>
    public static bool IsFree(World world, string role) => world.Scenario.Actor(role) >= 0 && world.PeopleIn(role) == 0;

    private static Refusal? Reseat(Turn turn, Seat seat, string? role)
    {
        if (turn.World.Phase == Phase.Debrief) return new Refusal(RefusalCode.WrongPhase, "The session is over.");
        if (seat.Role == role) return null;
        if (role is not null && !IsFree(turn.World, role)) return RoleTaken();
        turn.Emit(new RoleChosen(seat.Id, role));
        if (seat.Role is { } left) Fly(turn, left, turn.World.Phase == Phase.Running ? Pilot.Autopilot : Pilot.Nobody);
        if (role is not null) Fly(turn, role, Pilot.People);
        return null;
    }

    private static Actors.ActorState? Find(Turn turn, string role) =>
        turn.Scenario.Actor(role) is var i && i >= 0 ? turn.World.Actors[i] : null;

    private static void Fly(Turn turn, string role, Pilot pilot)
    {
        if (turn.World.Actors[turn.Scenario.Actor(role)].Pilot != pilot) turn.Emit(new PilotChanged(role, pilot, false));
    }

    private static Refusal RoleTaken() => new(RefusalCode.RoleTaken, "This role is not free.");
}
