using Simulation.Lab.Bundles;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.NewRuns;

/// <summary>
/// Takes out of commands what another session must not have: names and tickets, talk, notes, questions and answers, and
/// what people wrote in their own words. A command that is not listed here is not taken over by accident: it is
/// refused.
/// </summary>
public sealed class NewRunAnonymity
{
    private readonly Anonymity _names = new();

    /// <exception cref="InvalidOperationException">Nobody has said what becomes of such a command.</exception>
    public Command Of(Command command) =>
        command switch
        {
            TakeSeat or ReissueTicket => _names.Of(command),

            // What was due at that moment happened all the same.
            Say or Announce or SpeakAs => new AdvanceClock(),
            OpenChannel or AddToChannel or LeaveChannel or SayInChannel => new AdvanceClock(),
            WriteRoleNote or DeleteRoleNote or TakeNote or AnswerQuestion or AnswerSurvey => new AdvanceClock(),
            AskForHelp or WithdrawHelp or AnswerHelp or NudgeRole => new AdvanceClock(),
            RecordRoleView or RecordRun or RecordLateDecision or MarkClock or UnsealDebrief => new AdvanceClock(),

            PlayMove { Choice.Words: not null } play => new PlayMove(
                play.Choice with
                {
                    Words = ContinuedFrom.LeftOut,
                }
            ),
            Improvise improvised => improvised with
            {
                Action = ContinuedFrom.LeftOut,
                Result = ContinuedFrom.LeftOut,
                Arguments = improvised.Arguments.Select(_ => ContinuedFrom.LeftOut).ToSequence(),
            },
            Argue argument => argument with { Text = ContinuedFrom.LeftOut },
            RuleImprovised { Words: "" } => command,
            RuleImprovised ruling => ruling with { Words = ContinuedFrom.LeftOut },
            RefuseImprovised refusal => refusal with { Reason = ContinuedFrom.LeftOut },

            // Free words bind the roles. A remark beside prepared terms binds nobody.
            Propose { Template: not null } offer => offer with { Text = "" },

            PlayMove or TakeBackMove or DeclareReady or Propose or AcceptProposal or DeclineProposal => command,
            WithdrawProposal or MarkAgreement or ShareIntel or WithdrawImprovised => command,
            ChooseRole or ChooseCaptain or LeaveSeat or RemoveSeat or FreePlaces or MuteSeat or MoveSeat => command,
            StartSession or PauseClock or ResumeClock or SetPace or ExtendRound or MoveDeadline or EndRound => command,
            GiveExtraTime or EndExtraTime or EndSession or HandRole or LockSession or StepClock => command,
            SetTemperament or SetStrategy or GiveMovesBack or AdjustWorld => command,
            FireInject or WriteInject or PlanInject or EditInject or ScheduleInject or SkipInject => command,
            AdvanceClock or HaltClock or RecoverClock or PassDeadline or TableEmpty or TableAttended => command,
            SeatAbsent or SeatReturned or SeatAssistant or ReleaseSeat or ContinueRun => command,
            _ => throw new InvalidOperationException(
                $"Nobody has said whether {command.GetType().Name} is taken over."
            ),
        };
}
