using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>People take seats and roles, and leave them.</summary>
internal static class Seating
{
    /// <summary>People without a role and spectators a session lets in, beside one person per role.</summary>
    private const int MostOthers = 200;

    public static Refusal? Take(DecisionContext decision, TakeSeat command)
    {
        var world = decision.World;
        // Asked again: the same seat, a new ticket.
        if (Again(world, command) is { } taken)
            return Reissue(decision, new ReissueTicket(taken, command.TicketHash));
        if (world.Seats.ContainsKey(command.Seat))
            return TableRefusals.SeatTaken.Refuse(RefusalCode.TryAgain);

        if (Acting.RefuseText(command.Name, 40) is { } unfit)
            return unfit;
        if (command.Kind == SeatKind.Facilitator)
        {
            decision.Emit(new SeatTaken(command.Seat, command.Name.Trim(), null, command.Kind, command.TicketHash));
            return null;
        }

        if (world.Phase == Phase.Debrief && command.Kind == SeatKind.Player)
        {
            return TableRefusals.OverButWatch.Refuse(RefusalCode.WrongPhase);
        }

        if (world.Locked)
            return TableRefusals.Locked.Refuse(RefusalCode.SessionLocked);
        var wantsFree = command.Role is { } wanted && IsFree(world, wanted);
        if (
            command.Kind == SeatKind.Player
            && !wantsFree
            && world.Seats.Values.Count(s => s.Kind == SeatKind.Player) >= world.Scenario.Actors.Length
        )
        {
            return TableRefusals.RolesTaken.Refuse(RefusalCode.SessionFull);
        }

        if (world.Seats.Count >= MostOthers + world.Scenario.Actors.Length)
        {
            return TableRefusals.SessionFull.Refuse(RefusalCode.SessionFull);
        }

        if (command.Kind == SeatKind.Spectator && command.Role is not null)
            return RoleTaken();
        if (command.Role is { } role && !IsFree(world, role))
            return RoleTaken();
        decision.Emit(
            new SeatTaken(
                command.Seat,
                command.Name.Trim(),
                command.Role,
                command.Kind,
                command.TicketHash,
                command.Join
            )
        );
        if (command.Role is { } played)
            Fly(decision, played, Pilot.People);
        return null;
    }

    /// <returns>The seat that the same attempt to join was given before; null when there is none.</returns>
    private static string? Again(World world, TakeSeat command) =>
        command switch
        {
            { Kind: SeatKind.Facilitator } => world.Seats.ContainsKey(command.Seat) ? command.Seat : null,
            { Join: { } join } => world.SeatOfJoin(join)?.Id,
            _ => null,
        };

    public static Refusal? Reissue(DecisionContext decision, ReissueTicket command)
    {
        if (!decision.World.Seats.ContainsKey(command.Seat))
            return TableRefusals.SeatGone.Refuse(RefusalCode.WrongTicket);
        decision.Emit(new TicketReissued(command.Seat, command.TicketHash));
        return null;
    }

    public static Refusal? Choose(DecisionContext decision, Author by, ChooseRole command)
    {
        var world = decision.World;
        if (
            by.Kind != AuthorKind.Person
            || !world.Seats.TryGetValue(by.Id, out var seat)
            || seat.Kind != SeatKind.Player
        )
        {
            return TableRefusals.OnlyPlayersChoose.Refuse(RefusalCode.NotYours);
        }

        return Reseat(decision, seat, command.Role);
    }

    public static Refusal? Move(DecisionContext decision, Author by, MoveSeat command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (!decision.World.Seats.TryGetValue(command.Seat, out var seat))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        return seat.Kind == SeatKind.Player
            ? Reseat(decision, seat, command.Role)
            : TableRefusals.OnlyPlayersHaveRoles.Refuse(RefusalCode.NotLegal);
    }

    public static Refusal? Mute(DecisionContext decision, Author by, MuteSeat command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (!decision.World.Seats.TryGetValue(command.Seat, out var seat))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        if (seat.Kind != SeatKind.Player)
            return TableRefusals.OnlyPlayersTalk.Refuse(RefusalCode.NotLegal);
        if (seat.Muted != command.Muted)
            decision.Emit(new SeatMuted(seat.Id, command.Muted));
        return null;
    }

    public static Refusal? Remove(DecisionContext decision, Author by, RemoveSeat command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (!decision.World.Seats.TryGetValue(command.Seat, out var seat))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        if (seat.Kind == SeatKind.Facilitator)
            return TableRefusals.FacilitatorStays.Refuse(RefusalCode.NotLegal);
        decision.Emit(new SeatRemoved(seat.Id, seat.Name));
        if (seat.Role is { } left)
            Fly(decision, left, decision.World.Phase == Phase.Running ? Pilot.Autopilot : Pilot.Nobody);
        return null;
    }

    public static Refusal? Absent(DecisionContext decision, SeatAbsent command)
    {
        if (Find(decision, command.Role) is { Pilot: Pilot.People } && decision.World.Phase == Phase.Running)
        {
            decision.Emit(new PilotChanged(command.Role, Pilot.Autopilot, Absent: true));
        }

        return null;
    }

    public static Refusal? Returned(DecisionContext decision, SeatReturned command)
    {
        if (
            Find(decision, command.Role) is { Pilot: Pilot.Autopilot, Absent: true }
            && decision.World.PeopleIn(command.Role) > 0
        )
        {
            decision.Emit(new PilotChanged(command.Role, Pilot.People, Absent: true));
        }

        return null;
    }

    /// <summary>Whether a person may take the role: it exists and nobody else sits there.</summary>
    public static bool IsFree(World world, string role) => world.Scenario.Actor(role) >= 0 && world.PeopleIn(role) == 0;

    private static Refusal? Reseat(DecisionContext decision, Seat seat, string? role)
    {
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (seat.Role == role)
            return null;
        if (role is not null && !IsFree(decision.World, role))
            return RoleTaken();
        decision.Emit(new RoleChosen(seat.Id, role));
        if (seat.Role is { } left)
            Fly(decision, left, decision.World.Phase == Phase.Running ? Pilot.Autopilot : Pilot.Nobody);
        if (role is not null)
            Fly(decision, role, Pilot.People);
        return null;
    }

    private static Actors.ActorState? Find(DecisionContext decision, string role) =>
        decision.Scenario.Actor(role) is var i && i >= 0 ? decision.World.Actors[i] : null;

    private static void Fly(DecisionContext decision, string role, Pilot pilot)
    {
        if (decision.World.Actors[decision.Scenario.Actor(role)].Pilot != pilot)
            decision.Emit(new PilotChanged(role, pilot, false));
    }

    private static Refusal RoleTaken() => TableRefusals.RoleNotFree.Refuse(RefusalCode.RoleTaken);
}
