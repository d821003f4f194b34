using Simulation.Rules.Autopilot;
using Simulation.Rules.Dice;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;

namespace Simulation.Rules.Sessions;

/// <summary>What the facilitator does at the console.</summary>
internal static class Facilitating
{
    public static Refusal? Start(Turn turn, Author by)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase != Phase.Lobby) return new Refusal(RefusalCode.WrongPhase, "The session has started already.");
        turn.Time = 0;
        turn.Emit(new SessionStarted(turn.Scenario.Assets.Select(asset => asset.Attributes
            .Select(a => Die.Between(turn.World.Seed, $"draw/{asset.Id}/{a.Id}", a.From, a.To ?? a.From))
            .ToSequence()).ToSequence()));
        Knowing.Draw(turn);
        for (var i = 0; i < turn.Scenario.Actors.Length; i++)
        {
            var pilot = turn.World.PeopleIn(turn.Scenario.Actors[i].Id) > 0 ? Pilot.People : Pilot.Autopilot;
            if (turn.World.Actors[i].Pilot != pilot) turn.Emit(new PilotChanged(turn.Scenario.Actors[i].Id, pilot, false));
        }

        Timekeeping.BeginRound(turn, 0);
        return null;
    }

    public static Refusal? Pause(Turn turn, Author by)
    {
        if (RefuseUnlessClocked(turn, by) is { } refusal) return refusal;
        if (turn.World.Clock.Running) turn.SetClock(false, turn.World.Clock.Pace, ClockReason.Pause);
        return null;
    }

    public static Refusal? Resume(Turn turn, Author by)
    {
        if (RefuseUnlessClocked(turn, by) is { } refusal) return refusal;
        if (!turn.World.Clock.Running) turn.SetClock(true, turn.World.Clock.Pace, ClockReason.Resume);
        return null;
    }

    public static Refusal? SetPace(Turn turn, Author by, SetPace command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase == Phase.Debrief) return new Refusal(RefusalCode.WrongPhase, "The session is over.");
        if (command.Pace is < 0.1m or > 3600m) return new Refusal(RefusalCode.Malformed, "The pace lies between 0.1 and 3,600 game seconds per second.");
        turn.SetClock(turn.World.Clock.Running, command.Pace, ClockReason.Pace);
        return null;
    }

    public static Refusal? Extend(Turn turn, Author by, ExtendRound command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase != Phase.Running) return new Refusal(RefusalCode.WrongPhase, "No round is running.");
        if (command.Minutes is < 1 or > 1440) return new Refusal(RefusalCode.Malformed, "Extend by 1 to 1,440 game minutes.");
        var ends = turn.World.RoundEnds + (command.Minutes * 60L);
        var next = turn.World.Round + 1;
        if (next < turn.Scenario.Rounds.Length && ends > turn.Scenario.Calendar[next].Starts)
        {
            return new Refusal(RefusalCode.NotLegal, "The next round would have begun by then.");
        }

        turn.Emit(new RoundExtended(ends));
        return null;
    }

    public static Refusal? EndRound(Turn turn, Author by, int? round)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase != Phase.Running) return new Refusal(RefusalCode.WrongPhase, "No round is running.");
        if (turn.World.RefuseUnlessRound(round) is { } over) return over;
        Timekeeping.EndRound(turn);
        return null;
    }

    public static Refusal? End(Turn turn, Author by)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase != Phase.Running) return new Refusal(RefusalCode.WrongPhase, "The session is not running.");
        Timekeeping.EndSession(turn);
        return null;
    }

    public static Refusal? Announce(Turn turn, Author by, Announce command)
    {
        if ((turn.RefuseUnlessFacilitator(by) ?? Acting.RefuseText(command.Text, 1000)) is { } refusal) return refusal;
        turn.Emit(new Announced(command.Text.Trim()));
        return null;
    }

    public static Refusal? Hand(Turn turn, Author by, HandRole command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        var role = turn.Scenario.Actor(command.Role);
        if (role < 0) return new Refusal(RefusalCode.Unknown, "There is no such role.");
        if (turn.World.Phase != Phase.Running) return new Refusal(RefusalCode.WrongPhase, "Roles change hands while the session runs.");
        if (!command.ToAutopilot && turn.World.PeopleIn(command.Role) == 0)
        {
            return new Refusal(RefusalCode.NotLegal, "Nobody sits in this role.");
        }

        var pilot = command.ToAutopilot ? Pilot.Autopilot : Pilot.People;
        if (turn.World.Actors[role].Pilot != pilot || turn.World.Actors[role].Absent) turn.Emit(new PilotChanged(command.Role, pilot, false));
        return null;
    }

    public static Refusal? Lock(Turn turn, Author by, LockSession command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Locked != command.Locked) turn.Emit(new SessionLocked(command.Locked));
        return null;
    }

    public static Refusal? Step(Turn turn, Author by, StepClock command)
    {
        if (RefuseUnlessClocked(turn, by) is { } refusal) return refusal;
        if (turn.World.Clock.Running) return new Refusal(RefusalCode.WrongPhase, "Stop the clock first.");
        if (command.Minutes is < 1 or > 1440) return new Refusal(RefusalCode.Malformed, "Step by 1 to 1,440 game minutes.");
        Timekeeping.Pass(turn, command.Minutes is { } minutes ? turn.Time + (minutes * 60L) : Timekeeping.NextDue(turn.World));
        if (turn.World.Phase == Phase.Running) turn.SetClock(false, turn.World.Clock.Pace, ClockReason.Step);
        return null;
    }

    public static Refusal? SetTemperament(Turn turn, Author by, SetTemperament command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase == Phase.Debrief) return new Refusal(RefusalCode.WrongPhase, "The session is over.");
        var role = turn.Scenario.Actor(command.Role);
        if (role < 0) return new Refusal(RefusalCode.Unknown, "There is no such role.");
        if (turn.World.TemperamentOf(role) != command.Temperament) turn.Emit(new TemperamentSet(command.Role, command.Temperament));
        return null;
    }

    public static Refusal? SetStrategy(Turn turn, Author by, SetStrategy command)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        if (turn.World.Phase == Phase.Debrief) return new Refusal(RefusalCode.WrongPhase, "The session is over.");
        var role = turn.Scenario.Actor(command.Role);
        if (role < 0) return new Refusal(RefusalCode.Unknown, "There is no such role.");
        if (command.Strategy == Strategy.Historical && turn.Scenario.History is null)
            return new Refusal(RefusalCode.NotLegal, "The scenario has no history to play.");
        if (turn.World.Actors[role].Strategy != command.Strategy) turn.Emit(new StrategySet(command.Role, command.Strategy));
        return null;
    }

    public static Refusal? TakeNote(Turn turn, Author by, TakeNote command)
    {
        if ((turn.RefuseUnlessFacilitator(by) ?? Acting.RefuseText(command.Text, 2000)) is { } refusal) return refusal;
        turn.Emit(new NoteTaken(command.Text.Trim()));
        return null;
    }

    private static Refusal? RefuseUnlessClocked(Turn turn, Author by)
    {
        if (turn.RefuseUnlessFacilitator(by) is { } refusal) return refusal;
        return turn.World is { Phase: Phase.Running, Pacing: Pacing.Live }
            ? null
            : new Refusal(RefusalCode.WrongPhase, "No clock is running.");
    }
}
