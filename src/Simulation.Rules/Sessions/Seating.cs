using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>People take seats and roles, and leave them.</summary>
internal static class Seating
{
    /// <summary>Spectators that a session lets in. They take no player's place, nor do players take theirs.</summary>
    public const int MostSpectators = 200;

    public static Refusal? Take(DecisionContext decision, TakeSeat command)
    {
        var world = decision.World;
        // Asked again: the same seat, a new ticket.
        if (Again(world, command) is { } taken)
            return Reissue(decision, new ReissueTicket(taken, command.TicketHash));
        if (world.Seats.ContainsKey(command.Seat))
            return TableRefusals.SeatTaken.Refuse(RefusalCode.TryAgain);

        if (command.Kind == SeatKind.Facilitator)
        {
            decision.Emit(new SeatTaken(command.Seat, command.Name, null, command.Kind, command.TicketHash));
            return null;
        }

        if (PersonName.Read(command.Name, world.Scenario, out var name) is { } unfit)
            return unfit;

        if (world.Phase == Phase.Debrief && command.Kind == SeatKind.Player)
        {
            return TableRefusals.OverButWatch.Refuse(RefusalCode.WrongPhase);
        }

        if (world.Locked)
            return TableRefusals.Locked.Refuse(RefusalCode.SessionLocked);
        if (RefusePlace(world, command) is { } noPlace)
            return noPlace;
        decision.Emit(new SeatTaken(command.Seat, name, command.Role, command.Kind, command.TicketHash, command.Join));
        if (command.Role is { } played)
            Join(decision, played);
        return null;
    }

    // A session always lets a person into a role that has room; the scenario's roles are the bound.
    private static Refusal? RefusePlace(World world, TakeSeat command)
    {
        if (command.Kind == SeatKind.Spectator)
        {
            if (command.Role is { } role)
                return RefuseRole(world, role);
            return Count(world, SeatGroup.Spectators) < MostSpectators
                ? null
                : TableRefusals.WatchersFull.Refuse(RefusalCode.SessionFull);
        }

        if (command.Role is { } wanted && HasRoom(world, wanted))
            return null;
        if (Count(world, SeatGroup.Players) >= Places(world))
            return TableRefusals.RolesTaken.Refuse(RefusalCode.SessionFull);
        return command.Role is { } unfit ? RefuseRole(world, unfit) : null;
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
        decision.Emit(new TicketReissued(command.Seat, command.TicketHash, command.Voids));
        return null;
    }

    public static Refusal? Choose(DecisionContext decision, CommandAuthor by, ChooseRole command)
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

        // Otherwise one person could come with a role and lay it down again and again, and fill the session.
        if (command.Role is null && seat.Role is not null && Count(world, SeatGroup.WithoutRole) >= Places(world))
        {
            return TableRefusals.TooManyWithoutRole.Refuse(RefusalCode.SessionFull);
        }

        // A team tells a newcomer all that it has known: nobody who plays is to look into another one and come back.
        var plays = world.Phase == Phase.Running && (seat.Role is not null || seat.HasPlayed);
        if (world.Teams is not null && plays && command.Role is { } role && world.PeopleIn(role) > 0)
            return TableRefusals.TeamPlays.Refuse(RefusalCode.RoleTaken);
        return Reseat(decision, seat, command.Role);
    }

    public static Refusal? Move(DecisionContext decision, CommandAuthor by, MoveSeat command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (!decision.World.Seats.TryGetValue(command.Seat, out var seat))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        return seat.Kind == SeatKind.Player
            ? Reseat(decision, seat, command.Role)
            : TableRefusals.OnlyPlayersHaveRoles.Refuse(RefusalCode.NotLegal);
    }

    public static Refusal? Mute(DecisionContext decision, CommandAuthor by, MuteSeat command)
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

    public static Refusal? Remove(DecisionContext decision, CommandAuthor by, RemoveSeat command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (!decision.World.Seats.TryGetValue(command.Seat, out var seat))
            return TableRefusals.NoSuchSeat.Refuse(RefusalCode.Unknown);
        if (seat.Kind == SeatKind.Facilitator)
            return TableRefusals.FacilitatorStays.Refuse(RefusalCode.NotLegal);
        Remove(decision, seat, byFacilitator: true);
        return null;
    }

    public static Refusal? Release(DecisionContext decision, ReleaseSeat command)
    {
        if (decision.World.Seats.TryGetValue(command.Seat, out var seat))
            Remove(decision, seat, byFacilitator: true, command.MovedTo);
        return null;
    }

    public static Refusal? Free(DecisionContext decision, CommandAuthor by, FreePlaces command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        foreach (var seat in decision.World.Seats.Values)
        {
            if (IsIn(seat, command.Group) && !command.Keep.Contains(seat.Id))
                Remove(decision, seat, byFacilitator: true);
        }

        return null;
    }

    public static Refusal? Leave(DecisionContext decision, CommandAuthor by)
    {
        if (by.Kind != AuthorKind.Person || !decision.World.Seats.TryGetValue(by.Id, out var seat))
            return TableRefusals.OnlySeatedLeave.Refuse(RefusalCode.NotYours);
        if (seat.Kind == SeatKind.Facilitator)
            return TableRefusals.FacilitatorStays.Refuse(RefusalCode.NotLegal);
        Remove(decision, seat, byFacilitator: false);
        return null;
    }

    public static Refusal? Absent(DecisionContext decision, SeatAbsent command)
    {
        // In play over days people are away most of the time.
        if (
            Find(decision, command.Role) is { Pilot: Pilot.People }
            && decision.World is { Phase: Phase.Running, Pacing: not Pacing.Async }
        )
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
            SetPilot(decision, command.Role, Pilot.People, isAbsence: true);
        }

        return null;
    }

    /// <summary>Whether one more person may take the role: it exists, and is not full.</summary>
    public static bool HasRoom(World world, string role) =>
        world.Scenario.Actor(role) is var actor and >= 0 && world.PeopleIn(role) < world.MostIn(actor);

    private static int Places(World world) => Enumerable.Range(0, world.Scenario.Actors.Length).Sum(world.MostIn);

    private static int Count(World world, SeatGroup group) => world.Seats.Values.Count(seat => IsIn(seat, group));

    private static bool IsIn(Seat seat, SeatGroup group) =>
        group switch
        {
            SeatGroup.Spectators => seat.Kind == SeatKind.Spectator,
            SeatGroup.WithoutRole => seat is { Kind: SeatKind.Player, Role: null },
            _ => seat.Kind == SeatKind.Player,
        };

    private static void Remove(DecisionContext decision, Seat seat, bool byFacilitator, int? movedTo = null)
    {
        decision.Emit(new SeatRemoved(seat.Id, seat.Name, byFacilitator, movedTo));
        if (seat.Role is { } left)
            Leave(decision, left);
    }

    private static Refusal? Reseat(DecisionContext decision, Seat seat, string? role)
    {
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (seat.Role == role)
            return null;
        if (role is not null && !HasRoom(decision.World, role))
            return RefuseRole(decision.World, role);
        decision.Emit(new RoleChosen(seat.Id, role));
        if (seat.Role is { } left)
            Leave(decision, left);
        if (role is not null)
            Join(decision, role);
        return null;
    }

    // Somebody has come into the role. A team that the facilitator has handed to its autopilot stays there.
    private static void Join(DecisionContext decision, string role)
    {
        if (decision.World.PeopleIn(role) == 1 || Find(decision, role) is { Absent: true })
            Fly(decision, role, Pilot.People);
        Teaming.OnPeopleChanged(decision, role);
    }

    // Somebody has left the role; the others of a team play on.
    private static void Leave(DecisionContext decision, string role)
    {
        if (decision.World.PeopleIn(role) == 0)
        {
            Fly(decision, role, decision.World.Phase == Phase.Running ? Pilot.Autopilot : Pilot.Nobody);
            // It was for those who have left, and is nobody else's business.
            if (Find(decision, role) is { ExtraTime: not null } && decision.World.Phase != Phase.Debrief)
                decision.Emit(new ExtraTimeGiven(role, 0, 0));
        }

        Teaming.OnPeopleChanged(decision, role);
    }

    private static Actors.ActorState? Find(DecisionContext decision, string role) =>
        decision.Scenario.Actor(role) is var i && i >= 0 ? decision.World.Actors[i] : null;

    private static void Fly(DecisionContext decision, string role, Pilot pilot)
    {
        if (decision.World.Actors[decision.Scenario.Actor(role)].Pilot != pilot)
            SetPilot(decision, role, pilot, isAbsence: false);
    }

    /// <summary>
    /// People who take a role over from its autopilot hear how many moves of the round it has left them.
    /// </summary>
    /// <param name="isAbsence">Whether it changes because people are away, or back.</param>
    internal static void SetPilot(DecisionContext decision, string role, Pilot pilot, bool isAbsence)
    {
        var before = decision.World.Actors[decision.Scenario.Actor(role)];
        decision.Emit(new PilotChanged(role, pilot, isAbsence));
        var takesOver = (before.Pilot, pilot) == (Pilot.Autopilot, Pilot.People);
        var used = before.MovesUsed - before.MovesOfPeople;
        if (takesOver && used > 0 && decision.World.Phase == Phase.Running)
            decision.Emit(new MovesFoundUsed(role, used));
    }

    private static Refusal RefuseRole(World world, string role) =>
        world.Scenario.Actor(role) < 0
            ? TableRefusals.NoSuchRole.Refuse(RefusalCode.RoleTaken)
            : TableRefusals.RoleNotFree.Refuse(RefusalCode.RoleTaken);
}
