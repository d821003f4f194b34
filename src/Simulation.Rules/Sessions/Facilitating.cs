using Simulation.Rules.Autopilot;
using Simulation.Rules.Dice;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>What the facilitator does at the console.</summary>
internal static class Facilitating
{
    public static Refusal? Start(DecisionContext decision, CommandAuthor by)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Lobby)
            return TableRefusals.StartedAlready.Refuse(RefusalCode.WrongPhase);
        if (decision.World.Deadlines?.Ends[decision.World.Round] <= decision.Now)
            return TableRefusals.FirstDeadlinePast.Refuse(RefusalCode.NotLegal);
        if (decision.World.Continues is not null)
        {
            NewRuns.GoOn(decision);
            return null;
        }

        decision.Time = 0;
        decision.Emit(
            new SessionStarted(
                decision
                    .Scenario.Assets.Select(asset =>
                        asset
                            .Attributes.Select(a =>
                                a.Given
                                ?? Die.Between(decision.World.Seed, $"draw/{asset.Id}/{a.Id}", a.From, a.To ?? a.From)
                            )
                            .ToSequence()
                    )
                    .ToSequence()
            )
        );
        IntelMechanics.Draw(decision);
        SetPilots(decision);
        Timekeeping.BeginRound(decision, 0);
        return null;
    }

    /// <summary>Roles without a person go to their autopilots.</summary>
    internal static void SetPilots(DecisionContext decision)
    {
        for (var i = 0; i < decision.Scenario.Actors.Length; i++)
        {
            var pilot = decision.World.PeopleIn(decision.Scenario.Actors[i].Id) > 0 ? Pilot.People : Pilot.Autopilot;
            if (decision.World.Actors[i].Pilot != pilot)
                decision.Emit(new PilotChanged(decision.Scenario.Actors[i].Id, pilot, false));
        }
    }

    public static Refusal? Pause(DecisionContext decision, CommandAuthor by)
    {
        if (RefuseUnlessClocked(decision, by) is { } refusal)
            return refusal;
        if (decision.World.Clock.Running)
            decision.SetClock(false, decision.World.Clock.Pace, ClockReason.Pause);
        return null;
    }

    public static Refusal? Resume(DecisionContext decision, CommandAuthor by)
    {
        if (RefuseUnlessClocked(decision, by) is { } refusal)
            return refusal;
        if (!decision.World.Clock.Running)
            decision.SetClock(true, decision.World.Clock.Pace, ClockReason.Resume);
        return null;
    }

    public static Refusal? SetPace(DecisionContext decision, CommandAuthor by, SetPace command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (command.Pace is < 0.1m or > 3600m)
            return TableRefusals.PaceBetween.Refuse(RefusalCode.Malformed);
        decision.SetClock(decision.World.Clock.Running, command.Pace, ClockReason.Pace);
        return null;
    }

    public static Refusal? Extend(DecisionContext decision, CommandAuthor by, ExtendRound command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NoRound.Refuse(RefusalCode.WrongPhase);
        if (command.Minutes is < 1 or > 1440)
            return TableRefusals.ExtendBetween.Refuse(RefusalCode.Malformed);
        var ends = decision.World.RoundEnds + (command.Minutes * 60L);
        var next = decision.World.Round + 1;
        if (next < decision.Scenario.Rounds.Length && ends > decision.Scenario.Calendar[next].Starts)
        {
            return TableRefusals.NextRoundBegun.Refuse(RefusalCode.NotLegal);
        }

        var wasClosing = decision.World.Clock.Closing is not null;
        decision.Emit(new RoundExtended(ends));
        if (wasClosing)
        {
            var clock = decision.World.Clock;
            decision.Emit(new ClockSet(clock.Running, decision.Now, clock.Pace, ClockReason.Closing));
        }

        return null;
    }

    public static Refusal? MoveDeadline(DecisionContext decision, CommandAuthor by, MoveDeadline command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        if (decision.World.Deadlines is not { } deadlines)
            return TableRefusals.NoDeadlines.Refuse(RefusalCode.WrongPhase);
        if (command.Round < 0 || command.Round >= deadlines.Ends.Count)
            return TableRefusals.NoSuchRound.Refuse(RefusalCode.Unknown);
        if (command.Round < decision.World.Round)
            return TableRefusals.RoundOver.Refuse(RefusalCode.TooLate);
        if (
            command.At <= decision.Now
            || (command.Round > decision.World.Round && command.At <= deadlines.Ends[command.Round - 1])
        )
            return TableRefusals.DeadlinesInOrder.Refuse(RefusalCode.NotLegal);
        if (deadlines.Moved(command.Round, command.At).Ends[^1] - decision.Now > RoundDeadlines.Furthest)
            return TableRefusals.DeadlineTooFar.Refuse(RefusalCode.NotLegal);
        if (deadlines.Ends[command.Round] != command.At)
            decision.Emit(new DeadlineMoved(command.Round, command.At));
        return null;
    }

    public static Refusal? EndRound(DecisionContext decision, CommandAuthor by, int? round)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NoRound.Refuse(RefusalCode.WrongPhase);
        if (decision.World.RefuseUnlessRound(round) is { } over)
            return over;
        Timekeeping.EndRound(decision);
        return null;
    }

    public static Refusal? End(DecisionContext decision, CommandAuthor by)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NotRunning.Refuse(RefusalCode.WrongPhase);
        Timekeeping.EndSession(decision);
        return null;
    }

    public static Refusal? Announce(DecisionContext decision, CommandAuthor by, Announce command)
    {
        if ((decision.RefuseUnlessFacilitator(by) ?? CommandGuards.RefuseText(command.Text, 1000)) is { } refusal)
            return refusal;
        decision.Emit(new Announced(command.Text.Trim()));
        return null;
    }

    public static Refusal? Hand(DecisionContext decision, CommandAuthor by, HandRole command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        var role = decision.Scenario.Actor(command.Role);
        if (role < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.HandWhileRunning.Refuse(RefusalCode.WrongPhase);
        if (!command.ToAutopilot && decision.World.PeopleIn(command.Role) == 0)
        {
            return TableRefusals.NobodySits.Refuse(RefusalCode.NotLegal);
        }

        var pilot = command.ToAutopilot ? Pilot.Autopilot : Pilot.People;
        if (decision.World.Actors[role].Pilot != pilot || decision.World.Actors[role].Absent)
            Seating.SetPilot(decision, command.Role, pilot, isAbsence: false);
        return null;
    }

    public static Refusal? Lock(DecisionContext decision, CommandAuthor by, LockSession command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Locked != command.Locked)
            decision.Emit(new SessionLocked(command.Locked));
        return null;
    }

    public static Refusal? Step(DecisionContext decision, CommandAuthor by, StepClock command)
    {
        if (RefuseUnlessClocked(decision, by) is { } refusal)
            return refusal;
        if (decision.World.Clock.Running)
            return TableRefusals.StopClockFirst.Refuse(RefusalCode.WrongPhase);
        if (decision.World.Clock.Closing is not null)
            return TableRefusals.NoStepWhileClosing.Refuse(RefusalCode.WrongPhase);
        if (command.Minutes is < 1 or > 1440)
            return TableRefusals.StepBetween.Refuse(RefusalCode.Malformed);
        Timekeeping.Pass(
            decision,
            command.Minutes is { } minutes ? decision.Time + (minutes * 60L) : Timekeeping.NextDue(decision.World)
        );
        if (decision.World.Phase == Phase.Running)
            decision.SetClock(false, decision.World.Clock.Pace, ClockReason.Step);
        return null;
    }

    public static Refusal? SetTemperament(DecisionContext decision, CommandAuthor by, SetTemperament command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        var role = decision.Scenario.Actor(command.Role);
        if (role < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (decision.World.TemperamentOf(role) != command.Temperament)
            decision.Emit(new TemperamentSet(command.Role, command.Temperament));
        return null;
    }

    public static Refusal? SetStrategy(DecisionContext decision, CommandAuthor by, SetStrategy command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase == Phase.Debrief)
            return TableRefusals.Over.Refuse(RefusalCode.WrongPhase);
        var role = decision.Scenario.Actor(command.Role);
        if (role < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (command.Strategy == Strategy.Historical && decision.Scenario.History is null)
            return TableRefusals.NoHistory.Refuse(RefusalCode.NotLegal);
        if (command is { Strategy: Strategy.Assistant, Assistant: null })
            return TableRefusals.NoAssistant.Refuse(RefusalCode.NotLegal);
        if (decision.World.Actors[role].Strategy != command.Strategy)
            decision.Emit(new StrategySet(command.Role, command.Strategy));
        AssistantSeating.Seat(decision, command.Role, command.Strategy, command.Assistant);
        return null;
    }

    public static Refusal? TakeNote(DecisionContext decision, CommandAuthor by, TakeNote command)
    {
        if ((decision.RefuseUnlessFacilitator(by) ?? CommandGuards.RefuseText(command.Text, 2000)) is { } refusal)
            return refusal;
        decision.Emit(new NoteTaken(command.Text.Trim()));
        return null;
    }

    public static Refusal? RecordRoleView(DecisionContext decision, RecordRoleView command)
    {
        if (decision.RefuseUnlessFacilitator(CommandAuthor.Person(command.Seat)) is { } refusal)
            return refusal;
        if (decision.Scenario.Actor(command.Role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        decision.Emit(new RoleViewed(command.Seat, command.Role));
        return null;
    }

    private static Refusal? RefuseUnlessClocked(DecisionContext decision, CommandAuthor by)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        return decision.World is { Phase: Phase.Running, Pacing: Pacing.Live }
            ? null
            : TableRefusals.NoClock.Refuse(RefusalCode.WrongPhase);
    }

    public static Refusal? GiveMovesBack(DecisionContext decision, CommandAuthor by, GiveMovesBack command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NotRunning.Refuse(RefusalCode.WrongPhase);
        if (decision.Scenario.Actor(command.Role) is var role && role < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (decision.World.Actors[role].MovesUsed <= MovesGivenBack.Waiting(decision.World, command.Role))
            return TableRefusals.NothingToGiveBack.Refuse(RefusalCode.NotLegal);
        decision.Emit(new MovesGivenBack(command.Role));
        if (decision.World.Actors[role].Ready)
            decision.Emit(new ReadyDeclared(command.Role, false));
        return null;
    }
}
