using System.Text.Json.Serialization;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Notes;
using Simulation.Rules.Permits;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>
/// Something that happened in a session. The names below are what journals hold; they never change, and a changed
/// meaning gets a new name. Each event says where it is defined what it makes of a world and who may know of it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionOpened), "session-opened")]
[JsonDerivedType(typeof(SessionLocked), "session-locked")]
[JsonDerivedType(typeof(SessionStarted), "session-started")]
[JsonDerivedType(typeof(SessionEnded), "session-ended")]
[JsonDerivedType(typeof(SeatTaken), "seat-taken")]
[JsonDerivedType(typeof(TicketReissued), "ticket-reissued")]
[JsonDerivedType(typeof(RoleChosen), "role-chosen")]
[JsonDerivedType(typeof(SeatRemoved), "seat-removed")]
[JsonDerivedType(typeof(PilotChanged), "pilot-changed")]
[JsonDerivedType(typeof(ReadyDeclared), "ready-declared")]
[JsonDerivedType(typeof(CaptainChosen), "captain-chosen")]
[JsonDerivedType(typeof(PersonReady), "person-ready")]
[JsonDerivedType(typeof(WaitingBegan), "waiting-began")]
[JsonDerivedType(typeof(WaitingEnded), "waiting-ended")]
[JsonDerivedType(typeof(RoundBegan), "round-began")]
[JsonDerivedType(typeof(RoundExtended), "round-extended")]
[JsonDerivedType(typeof(DeadlineMoved), "deadline-moved")]
[JsonDerivedType(typeof(ClosingBegan), "closing-began")]
[JsonDerivedType(typeof(RoundEnded), "round-ended")]
[JsonDerivedType(typeof(ExtraTimeGiven), "extra-time-given")]
[JsonDerivedType(typeof(ExtraTimeEnded), "extra-time-ended")]
[JsonDerivedType(typeof(ClockSet), "clock-set")]
[JsonDerivedType(typeof(ClockMarked), "clock-marked")]
[JsonDerivedType(typeof(MinuteCame), "minute-came")]
[JsonDerivedType(typeof(DecidedLate), "decided-late")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(ChannelOpened), "channel-opened")]
[JsonDerivedType(typeof(RolesAddedToChannel), "roles-added-to-channel")]
[JsonDerivedType(typeof(ChannelLeft), "channel-left")]
[JsonDerivedType(typeof(ChannelClosed), "channel-closed")]
[JsonDerivedType(typeof(SaidInChannel), "said-in-channel")]
[JsonDerivedType(typeof(Injected), "injected")]
[JsonDerivedType(typeof(MoveSealed), "move-sealed")]
[JsonDerivedType(typeof(MoveTakenBack), "move-taken-back")]
[JsonDerivedType(typeof(MoveFell), "move-fell")]
[JsonDerivedType(typeof(MovePlayed), "move-played")]
[JsonDerivedType(typeof(MoveLeaked), "move-leaked")]
[JsonDerivedType(typeof(Rolled), "rolled")]
[JsonDerivedType(typeof(Drifted), "drifted")]
[JsonDerivedType(typeof(IndicatorChanged), "indicator-changed")]
[JsonDerivedType(typeof(ResourceChanged), "resource-changed")]
[JsonDerivedType(typeof(RelationChanged), "relation-changed")]
[JsonDerivedType(typeof(AttributeChanged), "attribute-changed")]
[JsonDerivedType(typeof(AttributeRevealed), "attribute-revealed")]
[JsonDerivedType(typeof(StatusSet), "status-set")]
[JsonDerivedType(typeof(FlagSet), "flag-set")]
[JsonDerivedType(typeof(EffectsScheduled), "effects-scheduled")]
[JsonDerivedType(typeof(ScheduleCame), "schedule-came")]
[JsonDerivedType(typeof(DirectiveIssued), "directive-issued")]
[JsonDerivedType(typeof(DirectiveSettled), "directive-settled")]
[JsonDerivedType(typeof(AgreementProposed), "agreement-proposed")]
[JsonDerivedType(typeof(AgreementSigned), "agreement-signed")]
[JsonDerivedType(typeof(AgreementSettled), "agreement-settled")]
[JsonDerivedType(typeof(AgreementMarked), "agreement-marked")]
[JsonDerivedType(typeof(TermSettled), "term-settled")]
[JsonDerivedType(typeof(IntelDrawn), "intel-drawn")]
[JsonDerivedType(typeof(IntelPlanted), "intel-planted")]
[JsonDerivedType(typeof(IntelVerified), "intel-verified")]
[JsonDerivedType(typeof(ConfidenceChanged), "confidence-changed")]
[JsonDerivedType(typeof(IntelShared), "intel-shared")]
[JsonDerivedType(typeof(IntelPublished), "intel-published")]
[JsonDerivedType(typeof(PermitGranted), "permit-granted")]
[JsonDerivedType(typeof(PermitRevoked), "permit-revoked")]
[JsonDerivedType(typeof(PermitLapsed), "permit-lapsed")]
[JsonDerivedType(typeof(WorldAdjusted), "world-adjusted")]
[JsonDerivedType(typeof(InjectWritten), "inject-written")]
[JsonDerivedType(typeof(InjectPlanned), "inject-planned")]
[JsonDerivedType(typeof(InjectEdited), "inject-edited")]
[JsonDerivedType(typeof(InjectRescheduled), "inject-rescheduled")]
[JsonDerivedType(typeof(InjectSkipped), "inject-skipped")]
[JsonDerivedType(typeof(TemperamentSet), "temperament-set")]
[JsonDerivedType(typeof(StrategySet), "strategy-set")]
[JsonDerivedType(typeof(AssistantSeated), "assistant-seated")]
[JsonDerivedType(typeof(NoteTaken), "note-taken")]
[JsonDerivedType(typeof(RoleNoteWritten), "role-note-written")]
[JsonDerivedType(typeof(RoleNoteDeleted), "role-note-deleted")]
[JsonDerivedType(typeof(SeatMuted), "seat-muted")]
[JsonDerivedType(typeof(MovesFoundUsed), "moves-found-used")]
[JsonDerivedType(typeof(MovesGivenBack), "moves-given-back")]
[JsonDerivedType(typeof(RoleViewed), "role-viewed")]
[JsonDerivedType(typeof(HelpAsked), "help-asked")]
[JsonDerivedType(typeof(HelpWithdrawn), "help-withdrawn")]
[JsonDerivedType(typeof(HelpAnswered), "help-answered")]
[JsonDerivedType(typeof(RoleNudged), "role-nudged")]
[JsonDerivedType(typeof(QuestionAnswered), "question-answered")]
[JsonDerivedType(typeof(SurveyAnswered), "survey-answered")]
[JsonDerivedType(typeof(MoveImprovised), "move-improvised")]
[JsonDerivedType(typeof(ImprovisedArgued), "improvised-argued")]
[JsonDerivedType(typeof(ImprovisedRuled), "improvised-ruled")]
[JsonDerivedType(typeof(ImprovisedClosed), "improvised-closed")]
[JsonDerivedType(typeof(DebriefUnsealed), "debrief-unsealed")]
[JsonDerivedType(typeof(ContinuedFrom), "continued-from")]
[JsonDerivedType(typeof(GameWentOn), "game-went-on")]
[JsonDerivedType(typeof(RunOpened), "run-opened")]
public abstract record SessionEvent
{
    private protected SessionEvent() { }

    /// <summary>Game time, seconds since the first round began.</summary>
    public long At { get; init; }

    /// <summary>The world after it.</summary>
    internal abstract World Apply(World world);

    /// <summary>Whether only the facilitator reads it even in the debrief, when all other secrets are told.</summary>
    public virtual bool StaysPrivate() => false;

    /// <summary>
    /// Whether only the person or the role that did it ever reads it: not the facilitator either, and in no debrief and
    /// no downloaded journal.
    /// </summary>
    public virtual bool StaysWithPeople() => false;

    /// <summary>
    /// Who may know of it, as bits of actors; nobody but the facilitator unless an event says otherwise.
    /// </summary>
    /// <param name="world">The world after it.</param>
    internal virtual ulong KnownTo(World world) => ActorMask.Nobody;
}
