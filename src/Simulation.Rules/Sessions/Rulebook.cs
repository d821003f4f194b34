using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Reflection;

namespace Simulation.Rules.Sessions;

/// <summary>
/// The table of contents of the rules: which file decides which command. Pure: the same world, command and time give
/// the same decision, and a refusal changes nothing.
/// </summary>
public static class Rulebook
{
    public static Decision Decide(World world, Author by, Command command, DateTimeOffset now)
    {
        var turn = new Turn(world, now);
        // What was due before has happened first, whether or not the server's timer has told yet.
        if (command is not (AdvanceClock or RecoverClock)) Timekeeping.Advance(turn);
        // Whoever acts is there, whether or not the connection has been told of yet.
        if (by.Kind == AuthorKind.Person) Attending.Attended(turn);
        var refusal = command switch
        {
            TakeSeat c => Seating.Take(turn, c),
            ReissueTicket c => Seating.Reissue(turn, c),
            ChooseRole c => Seating.Choose(turn, by, c),
            RemoveSeat c => Seating.Remove(turn, by, c),
            SeatAbsent c => Seating.Absent(turn, c),
            SeatReturned c => Seating.Returned(turn, c),
            TableEmpty => Attending.Empty(turn),
            TableAttended => Attending.Attended(turn),
            StartSession => Facilitating.Start(turn, by),
            PauseClock => Facilitating.Pause(turn, by),
            ResumeClock => Facilitating.Resume(turn, by),
            SetPace c => Facilitating.SetPace(turn, by, c),
            ExtendRound c => Facilitating.Extend(turn, by, c),
            EndRound c => Facilitating.EndRound(turn, by, c.Round),
            EndSession => Facilitating.End(turn, by),
            Announce c => Facilitating.Announce(turn, by, c),
            HandRole c => Facilitating.Hand(turn, by, c),
            LockSession c => Facilitating.Lock(turn, by, c),
            Improvise c => Improvising.Improvise(turn, by, c),
            Argue c => Improvising.Argue(turn, by, c),
            WithdrawImprovised c => Improvising.Withdraw(turn, by, c.Improvised),
            RuleImprovised c => Improvising.Rule(turn, by, c),
            RefuseImprovised c => Improvising.Refuse(turn, by, c),
            AnswerQuestion c => Reflecting.Answer(turn, by, c),
            SetTemperament c => Facilitating.SetTemperament(turn, by, c),
            SetStrategy c => Facilitating.SetStrategy(turn, by, c),
            TakeNote c => Facilitating.TakeNote(turn, by, c),
            StepClock c => Facilitating.Step(turn, by, c),
            MuteSeat c => Seating.Mute(turn, by, c),
            MoveSeat c => Seating.Move(turn, by, c),
            AdjustWorld c => Adjusting.Adjust(turn, by, c),
            FireInject c => Injecting.Fire(turn, by, c),
            WriteInject c => Injecting.Write(turn, by, c),
            AdvanceClock => Timekeeping.Advance(turn),
            MarkClock c => Timekeeping.Mark(turn, c),
            RecoverClock c => Timekeeping.Recover(turn, c),
            PlayMove c => Playing.Play(turn, by, c.Choice),
            TakeBackMove c => Playing.TakeBack(turn, by, c.Move),
            DeclareReady c => Playing.DeclareReady(turn, by, c.Ready, c.Round),
            Say c => Talking.Say(turn, by, c),
            Propose c => Negotiating.Propose(turn, by, c),
            AcceptProposal c => Negotiating.Accept(turn, by, c.Agreement),
            DeclineProposal c => Negotiating.Decline(turn, by, c.Agreement),
            ShareIntel c => Knowing.Share(turn, by, c),
            WithdrawProposal c => Negotiating.Withdraw(turn, by, c.Agreement),
            _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
        };
        if (refusal is null)
        {
            Timekeeping.Settle(turn);
            if (turn.World.Phase == Phase.Running && Timekeeping.AllReady(turn.World)) Timekeeping.EndRound(turn);
        }

        return turn.Done(refusal);
    }
}
