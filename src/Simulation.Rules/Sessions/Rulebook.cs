using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Notes;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>
/// The table of contents of the rules: which file decides which command. Pure: the same world, command and time give
/// the same decision, and a refusal changes nothing.
/// </summary>
public static class Rulebook
{
    /// <param name="lastSeen">
    /// What the author's role last saw of the session, when it is at hand; the decision is the same without it and takes
    /// longer.
    /// </param>
    public static Decision Decide(
        World world,
        CommandAuthor by,
        Command command,
        DateTimeOffset now,
        LastSeen? lastSeen = null
    )
    {
        var decision = new DecisionContext(world, now, lastSeen: lastSeen);
        // What was due before has happened first, whether or not the server's timer has gone off yet.
        if (command is not (AdvanceClock or RecoverClock or HaltClock or ContinueRun))
            Timekeeping.Advance(decision);
        // A person who acts is there, whether or not the connection is known yet.
        if (by.Kind == AuthorKind.Person)
            TablePresence.Attended(decision);
        var refusal = command switch
        {
            TakeSeat c => Seating.Take(decision, c),
            ReissueTicket c => Seating.Reissue(decision, c),
            ChooseRole c => Seating.Choose(decision, by, c),
            ChooseCaptain c => Teaming.Choose(decision, by, c),
            RemoveSeat c => Seating.Remove(decision, by, c),
            FreePlaces c => Seating.Free(decision, by, c),
            LeaveSeat => Seating.Leave(decision, by),
            SeatAbsent c => Seating.Absent(decision, c),
            SeatReturned c => Seating.Returned(decision, c),
            ReleaseSeat c => Seating.Release(decision, c),
            UnsealDebrief => Unseal(decision),
            TableEmpty => TablePresence.Empty(decision),
            TableAttended => TablePresence.Attended(decision),
            RecordRoleView c => Facilitating.RecordRoleView(decision, c),
            ContinueRun c => NewRuns.Begin(decision, c),
            RecordRun c => NewRuns.Record(decision, c),
            StartSession => Facilitating.Start(decision, by),
            PauseClock => Facilitating.Pause(decision, by),
            ResumeClock => Facilitating.Resume(decision, by),
            SetPace c => Facilitating.SetPace(decision, by, c),
            ExtendRound c => Facilitating.Extend(decision, by, c),
            MoveDeadline c => Facilitating.MoveDeadline(decision, by, c),
            EndRound c => Facilitating.EndRound(decision, by, c.Round),
            GiveExtraTime c => GivingExtraTime.Give(decision, by, c),
            EndExtraTime c => GivingExtraTime.End(decision, by, c),
            EndSession => Facilitating.End(decision, by),
            Announce c => Facilitating.Announce(decision, by, c),
            HandRole c => Facilitating.Hand(decision, by, c),
            LockSession c => Facilitating.Lock(decision, by, c),
            Improvise c => Improvising.Improvise(decision, by, c),
            Argue c => Improvising.Argue(decision, by, c),
            WithdrawImprovised c => Improvising.Withdraw(decision, by, c.Improvised),
            RuleImprovised c => Improvising.Rule(decision, by, c),
            RefuseImprovised c => Improvising.Refuse(decision, by, c),
            AnswerQuestion c => Answering.Answer(decision, by, c),
            AnswerSurvey c => Surveying.Answer(decision, by, c),
            SetTemperament c => Facilitating.SetTemperament(decision, by, c),
            SetStrategy c => Facilitating.SetStrategy(decision, by, c),
            TakeNote c => Facilitating.TakeNote(decision, by, c),
            StepClock c => Facilitating.Step(decision, by, c),
            MuteSeat c => Seating.Mute(decision, by, c),
            MoveSeat c => Seating.Move(decision, by, c),
            GiveMovesBack c => Facilitating.GiveMovesBack(decision, by, c),
            MarkAgreement c => Negotiating.Mark(decision, by, c),
            AskForHelp c => Helping.Ask(decision, by, c),
            WithdrawHelp => Helping.Withdraw(decision, by),
            AnswerHelp c => Helping.Answer(decision, by, c),
            NudgeRole c => Helping.Nudge(decision, by, c),
            SpeakAs c => Talking.SpeakAs(decision, by, c),
            AdjustWorld c => Adjusting.Adjust(decision, by, c),
            FireInject c => FacilitatorInjects.Fire(decision, by, c),
            WriteInject c => FacilitatorInjects.Write(decision, by, c),
            PlanInject c => PlanningInjects.Plan(decision, by, c),
            EditInject c => PlanningInjects.Edit(decision, by, c),
            ScheduleInject c => PlanningInjects.Schedule(decision, by, c),
            SkipInject c => PlanningInjects.Skip(decision, by, c),
            SeatAssistant c => AssistantSeating.Renew(decision, c),
            AdvanceClock => Timekeeping.Advance(decision),
            HaltClock => Timekeeping.Halt(decision),
            MarkClock c => Timekeeping.Mark(decision, c),
            RecoverClock c => Timekeeping.Recover(decision, c),
            RecordLateDecision c => Timekeeping.RecordLateDecision(decision, c),
            PassDeadline c => Timekeeping.PassDeadline(decision, c),
            PlayMove c => Playing.Play(decision, by, c.Choice),
            TakeBackMove c => Playing.TakeBack(decision, by, c.Move),
            DeclareReady c => Playing.DeclareReady(decision, by, c.Ready, c.Round),
            Say c => Talking.Say(decision, by, c),
            OpenChannel c => GroupTalk.Open(decision, by, c),
            AddToChannel c => GroupTalk.Add(decision, by, c),
            LeaveChannel c => GroupTalk.Leave(decision, by, c),
            SayInChannel c => GroupTalk.Say(decision, by, c),
            WriteRoleNote c => RoleNotes.Write(decision, by, c),
            DeleteRoleNote c => RoleNotes.Delete(decision, by, c),
            Propose c => Negotiating.Propose(decision, by, c),
            AcceptProposal c => Negotiating.Accept(decision, by, c.Agreement),
            DeclineProposal c => Negotiating.Decline(decision, by, c.Agreement),
            ShareIntel c => IntelMechanics.Share(decision, by, c),
            WithdrawProposal c => Negotiating.Withdraw(decision, by, c.Agreement),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
        if (refusal is null && command is not HaltClock)
        {
            Timekeeping.ApplyDueEffects(decision);
            if (decision.World.Phase == Phase.Running && Timekeeping.MayEndRound(decision.World))
                Timekeeping.EndRound(decision);
        }

        return decision.Done(refusal);
    }

    private static Refusal? Unseal(DecisionContext decision)
    {
        if (decision.World.Sealed)
            decision.Emit(new DebriefUnsealed());
        return null;
    }
}
