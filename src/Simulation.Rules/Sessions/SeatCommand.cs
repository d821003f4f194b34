using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Sessions;

/// <summary>Anything that can be asked of a session.</summary>
public abstract record Command
{
    private protected Command() { }
}

/// <summary>
/// What a person (or an autopilot) in a seat may ask: this list is what the hub accepts. Who asks is known from the
/// ticket and never part of the command.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChooseRole), "choose-role")]
[JsonDerivedType(typeof(ChooseCaptain), "choose-captain")]
[JsonDerivedType(typeof(PlayMove), "play-move")]
[JsonDerivedType(typeof(TakeBackMove), "take-back-move")]
[JsonDerivedType(typeof(DeclareReady), "declare-ready")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(OpenChannel), "open-channel")]
[JsonDerivedType(typeof(AddToChannel), "add-to-channel")]
[JsonDerivedType(typeof(LeaveChannel), "leave-channel")]
[JsonDerivedType(typeof(SayInChannel), "say-in-channel")]
[JsonDerivedType(typeof(WriteRoleNote), "write-role-note")]
[JsonDerivedType(typeof(DeleteRoleNote), "delete-role-note")]
[JsonDerivedType(typeof(Propose), "propose")]
[JsonDerivedType(typeof(AcceptProposal), "accept-proposal")]
[JsonDerivedType(typeof(DeclineProposal), "decline-proposal")]
[JsonDerivedType(typeof(WithdrawProposal), "withdraw-proposal")]
[JsonDerivedType(typeof(ShareIntel), "share-intel")]
[JsonDerivedType(typeof(StartSession), "start-session")]
[JsonDerivedType(typeof(PauseClock), "pause-clock")]
[JsonDerivedType(typeof(ResumeClock), "resume-clock")]
[JsonDerivedType(typeof(SetPace), "set-pace")]
[JsonDerivedType(typeof(ExtendRound), "extend-round")]
[JsonDerivedType(typeof(MoveDeadline), "move-deadline")]
[JsonDerivedType(typeof(EndRound), "end-round")]
[JsonDerivedType(typeof(GiveExtraTime), "give-extra-time")]
[JsonDerivedType(typeof(EndExtraTime), "end-extra-time")]
[JsonDerivedType(typeof(EndSession), "end-session")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(HandRole), "hand-role")]
[JsonDerivedType(typeof(LockSession), "lock-session")]
[JsonDerivedType(typeof(RemoveSeat), "remove-seat")]
[JsonDerivedType(typeof(FreePlaces), "free-places")]
[JsonDerivedType(typeof(LeaveSeat), "leave-seat")]
[JsonDerivedType(typeof(Improvise), "improvise")]
[JsonDerivedType(typeof(Argue), "argue")]
[JsonDerivedType(typeof(WithdrawImprovised), "withdraw-improvised")]
[JsonDerivedType(typeof(RuleImprovised), "rule-improvised")]
[JsonDerivedType(typeof(RefuseImprovised), "refuse-improvised")]
[JsonDerivedType(typeof(AnswerQuestion), "answer-question")]
[JsonDerivedType(typeof(AnswerSurvey), "answer-survey")]
[JsonDerivedType(typeof(SetTemperament), "set-temperament")]
[JsonDerivedType(typeof(SetStrategy), "set-strategy")]
[JsonDerivedType(typeof(TakeNote), "take-note")]
[JsonDerivedType(typeof(StepClock), "step-clock")]
[JsonDerivedType(typeof(MuteSeat), "mute-seat")]
[JsonDerivedType(typeof(MoveSeat), "move-seat")]
[JsonDerivedType(typeof(GiveMovesBack), "give-moves-back")]
[JsonDerivedType(typeof(MarkAgreement), "mark-agreement")]
[JsonDerivedType(typeof(AskForHelp), "ask-for-help")]
[JsonDerivedType(typeof(WithdrawHelp), "withdraw-help")]
[JsonDerivedType(typeof(AnswerHelp), "answer-help")]
[JsonDerivedType(typeof(NudgeRole), "nudge-role")]
[JsonDerivedType(typeof(SpeakAs), "speak-as")]
[JsonDerivedType(typeof(AdjustWorld), "adjust-world")]
[JsonDerivedType(typeof(FireInject), "fire-inject")]
[JsonDerivedType(typeof(WriteInject), "write-inject")]
[JsonDerivedType(typeof(PlanInject), "plan-inject")]
[JsonDerivedType(typeof(EditInject), "edit-inject")]
[JsonDerivedType(typeof(ScheduleInject), "schedule-inject")]
[JsonDerivedType(typeof(SkipInject), "skip-inject")]
public abstract record SeatCommand : Command
{
    private protected SeatCommand() { }
}

/// <summary>Takes a role that has room for one more, or leaves the present one with null.</summary>
public sealed record ChooseRole(string? Role) : SeatCommand;

/// <summary>Makes one of a team its captain: for everybody of that team, and for the facilitator.</summary>
/// <param name="Seat">The new captain's.</param>
public sealed record ChooseCaptain(string Seat) : SeatCommand;

/// <param name="Target">The role it is aimed at, for a move with targets.</param>
/// <param name="Asset">The asset it is about.</param>
/// <param name="Directive">The directive it answers, for an answer.</param>
/// <param name="Parameters">Whole numbers by parameter; one left out has its default.</param>
/// <param name="Words">The player's own text, for a move that takes words; at most 500 characters.</param>
public sealed record MoveChoice(
    string Move,
    string? Target = null,
    string? Asset = null,
    string? Directive = null,
    ImmutableSortedDictionary<string, int>? Parameters = null,
    string? Words = null
)
{
    public bool Equals(MoveChoice? other) =>
        other is not null
        && Move == other.Move
        && Target == other.Target
        && Asset == other.Asset
        && Directive == other.Directive
        && Words == other.Words
        && (Parameters ?? ImmutableSortedDictionary<string, int>.Empty).SequenceEqual(
            other.Parameters ?? ImmutableSortedDictionary<string, int>.Empty
        );

    public override int GetHashCode() => HashCode.Combine(Move, Target, Asset, Directive, Words);
}

/// <summary>Plays a move of one's own role: at once, or sealed until the end of the round.</summary>
public sealed record PlayMove(MoveChoice Choice) : SeatCommand;

/// <summary>Takes a sealed move back and returns its cost.</summary>
public sealed record TakeBackMove(string Move) : SeatCommand;

/// <summary>
/// Says that one's role has nothing more to do in this round; in a team, that one has nothing more to do oneself.
/// </summary>
/// <param name="Round">From 0: the one that is meant, if it is still that; refused as too late when it is over.</param>
public sealed record DeclareReady(bool Ready, int? Round = null) : SeatCommand;

/// <param name="To">Roles to tell, "facilitator" among them; empty for the whole table.</param>
/// <param name="Text">1 to 1,000 characters.</param>
/// <param name="About">
/// Autopilots: what the line is about, so that each thing is said once; nothing is made of it for people.
/// </param>
public sealed record Say(Sequence<string> To, string Text, string? About = null) : SeatCommand;

/// <summary>Proposes an agreement: one of the scenario's, or free words.</summary>
/// <param name="Template">An agreement of the scenario; then parties and terms come from it.</param>
/// <param name="To">The other parties, for free words.</param>
/// <param name="Text">The words, 1 to 1,000 characters; for a template an optional remark.</param>
/// <param name="CounterTo">The proposal this one answers, which is thereby countered.</param>
/// <param name="Terms">
/// All terms: those that the scenario has prepared in their order, perhaps with other amounts and times, and then added
/// ones, at most four. Null for the prepared terms as they are.
/// </param>
public sealed record Propose(
    string? Template,
    Sequence<string> To,
    string Text,
    string? CounterTo = null,
    Sequence<TermDefinition>? Terms = null
) : SeatCommand;

public sealed record AcceptProposal(string Agreement) : SeatCommand;

public sealed record DeclineProposal(string Agreement) : SeatCommand;

public sealed record WithdrawProposal(string Agreement) : SeatCommand;

/// <summary>
/// Says whether an agreement in free words was kept, which no rule can judge: for its parties, and for the facilitator,
/// whose word is the last one. Also in the debrief.
/// </summary>
public sealed record MarkAgreement(string Agreement, bool Kept) : SeatCommand;

/// <summary>
/// Passes a piece of intel that one's role has on to others. It is free, and they will know who gave it.
/// </summary>
/// <param name="Intel">Id of the intel.</param>
/// <param name="To">The roles that get it.</param>
public sealed record ShareIntel(string Intel, Sequence<string> To) : SeatCommand;

/// <summary>Gives up one's own seat for good; its ticket is void at once. The facilitator's stays.</summary>
public sealed record LeaveSeat : SeatCommand;
