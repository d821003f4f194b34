// Generated from Simulation.Protocol by `dotnet run --project src/Simulation.Cli -- protocol`; do not edit.
// src/Simulation.Protocol/PROTOCOL.md explains how the messages are used.

/** Names and limits of the wire. */
export const wire = {
  /** Sent in `EnterRequest`; a server that speaks another version refuses. */
  version: 1,
  /** What the person reads then, whichever side has noticed it. */
  otherVersion: 'This page is older or newer than the server; please load it again.',
  hubPath: '/hub/session',
  /** Largest command, in bytes of its JSON. */
  maxCommandBytes: 8192,
} as const;

/** First hub call of every connection: `Enter(EnterRequest) → EnterReply`. */
export interface EnterRequest {
  readonly version: number;
  readonly session: string;
  /** The secret of the seat, as given at joining. */
  readonly ticket: string;
  /** The stream the client has followed so far; null for a fresh start. */
  readonly stream: string | null;
  /** The last batch of that stream the client has. */
  readonly after: number | null;
}

/** `Submit(CommandEnvelope) → Receipt`. */
export interface CommandEnvelope {
  /** Made by the client, 8 to 64 letters, digits and hyphens; the same id is never carried out twice. */
  readonly id: string;
  readonly command: SeatCommand;
  /**
   * Id of the team's draft that the command sends, which goes with it. When several of the team send it, it is
   * carried out once, and all of them get the same answer.
   */
  readonly draft?: string | null;
}

/**
 * What a person (or an autopilot) in a seat may ask: this list is what the hub accepts. Who asks is known from
 * the ticket and never part of the command.
 */
export type SeatCommand =
  | ChooseRole
  | ChooseCaptain
  | PlayMove
  | TakeBackMove
  | DeclareReady
  | Say
  | OpenChannel
  | AddToChannel
  | LeaveChannel
  | SayInChannel
  | WriteRoleNote
  | DeleteRoleNote
  | Propose
  | AcceptProposal
  | DeclineProposal
  | WithdrawProposal
  | ShareIntel
  | StartSession
  | PauseClock
  | ResumeClock
  | SetPace
  | ExtendRound
  | MoveDeadline
  | EndRound
  | GiveExtraTime
  | EndExtraTime
  | EndSession
  | Announce
  | HandRole
  | LockSession
  | RemoveSeat
  | FreePlaces
  | LeaveSeat
  | Improvise
  | Argue
  | WithdrawImprovised
  | RuleImprovised
  | RefuseImprovised
  | AnswerQuestion
  | AnswerSurvey
  | SetTemperament
  | SetStrategy
  | TakeNote
  | StepClock
  | MuteSeat
  | MoveSeat
  | GiveMovesBack
  | MarkAgreement
  | AskForHelp
  | WithdrawHelp
  | AnswerHelp
  | NudgeRole
  | SpeakAs
  | AdjustWorld
  | FireInject
  | WriteInject
  | PlanInject
  | EditInject
  | ScheduleInject
  | SkipInject;

/** Takes a role that has room for one more, or leaves the present one with null. */
export interface ChooseRole {
  readonly type: 'choose-role';
  readonly role: string | null;
}

/** Makes one of a team its captain: for everybody of that team, and for the facilitator. */
export interface ChooseCaptain {
  readonly type: 'choose-captain';
  /** The new captain's. */
  readonly seat: string;
}

/** Plays a move of one's own role: at once, or sealed until the end of the round. */
export interface PlayMove {
  readonly type: 'play-move';
  readonly choice: MoveChoice;
}

export interface MoveChoice {
  readonly move: string;
  /** The role it is aimed at, for a move with targets. */
  readonly target?: string | null;
  /** The asset it is about. */
  readonly asset?: string | null;
  /** The directive it answers, for an answer. */
  readonly directive?: string | null;
  /** Whole numbers by parameter; one left out has its default. */
  readonly parameters?: Readonly<Record<string, number>> | null;
  /** The player's own text, for a move that takes words; at most 500 characters. */
  readonly words?: string | null;
}

/** Takes a sealed move back and returns its cost. */
export interface TakeBackMove {
  readonly type: 'take-back-move';
  readonly move: string;
}

/** Says that one's role has nothing more to do in this round; in a team, that one has nothing more to do oneself. */
export interface DeclareReady {
  readonly type: 'declare-ready';
  readonly ready: boolean;
  /** From 0: the one that is meant, if it is still that; refused as too late when it is over. */
  readonly round?: number | null;
}

export interface Say {
  readonly type: 'say';
  /** Roles to tell, "facilitator" among them; empty for the whole table. */
  readonly to: readonly string[];
  /** 1 to 1,000 characters. */
  readonly text: string;
  /** Autopilots: what the line is about, so that each thing is said once; nothing is made of it for people. */
  readonly about?: string | null;
}

/** Opens a channel in which one's role and others talk, unseen by the rest. */
export interface OpenChannel {
  readonly type: 'open-channel';
  /** One line of 1 to 60 characters, and not that of another open channel that one's role has opened. */
  readonly name: string;
  /** At least two others. */
  readonly roles: readonly string[];
}

/**
 * Brings roles into a channel that one's own role has opened. They read what is said from then on, and nothing
 * of what was said before.
 */
export interface AddToChannel {
  readonly type: 'add-to-channel';
  readonly channel: string;
  readonly roles: readonly string[];
}

/** Takes one's role out of a channel; when it is the one that opened it, the channel is closed for all. */
export interface LeaveChannel {
  readonly type: 'leave-channel';
  readonly channel: string;
}

/** Says something in a channel that one's role is in; the facilitator in any. */
export interface SayInChannel {
  readonly type: 'say-in-channel';
  readonly channel: string;
  /** 1 to 1,000 characters. */
  readonly text: string;
  /** Facilitator: the institution in the channel that is to have said it, and that nobody plays; null otherwise. */
  readonly as?: string | null;
}

/** Writes a note that only the people of one's own role ever read. */
export interface WriteRoleNote {
  readonly type: 'write-role-note';
  /** 1 to 1,000 characters. */
  readonly text: string;
  /** Number of the note whose text it replaces; null for a new one. */
  readonly note?: number | null;
}

/** Deletes a note of one's own role. */
export interface DeleteRoleNote {
  readonly type: 'delete-role-note';
  /** Its number. */
  readonly note: number;
}

/** Proposes an agreement: one of the scenario's, or free words. */
export interface Propose {
  readonly type: 'propose';
  /** An agreement of the scenario; then parties and terms come from it. */
  readonly template: string | null;
  /** The other parties, for free words. */
  readonly to: readonly string[];
  /** The words, 1 to 1,000 characters; for a template an optional remark. */
  readonly text: string;
  /** The proposal this one answers, which is thereby countered. */
  readonly counterTo?: string | null;
  /**
   * All terms: those that the scenario has prepared in their order, perhaps with other amounts and times, and then
   * added ones, at most four. Null for the prepared terms as they are.
   */
  readonly terms?: readonly TermDefinition[] | null;
}

/** A promise that the engine watches. */
export type TermDefinition =
  | PlaysTerm
  | RefrainsTerm
  | GivesTerm
  | PermitsTerm
  | SaysTerm;

/** A promise to play a move within a time. */
export interface PlaysTerm {
  readonly type: 'plays';
  readonly plays: string;
  readonly by: string;
  readonly within: number;
}

/** A promise not to play a move for a time. */
export interface RefrainsTerm {
  readonly type: 'refrains';
  readonly refrains: string;
  readonly by: string;
  readonly for: number;
}

/** A payment at signing. */
export interface GivesTerm {
  readonly type: 'gives';
  readonly gives: string;
  readonly by: string;
  readonly to: string;
  readonly amount: number;
}

/** A permit granted at signing. */
export interface PermitsTerm {
  readonly type: 'permits';
  readonly permits: string;
  readonly by: string;
  readonly to: string;
  readonly for?: number | null;
}

/** A promise in words, which the engine does not watch. */
export interface SaysTerm {
  readonly type: 'says';
  readonly says: string;
  readonly by: string;
}

export interface AcceptProposal {
  readonly type: 'accept-proposal';
  readonly agreement: string;
}

export interface DeclineProposal {
  readonly type: 'decline-proposal';
  readonly agreement: string;
}

export interface WithdrawProposal {
  readonly type: 'withdraw-proposal';
  readonly agreement: string;
}

/** Passes a piece of intel that one's role has on to others. It is free, and they will know who gave it. */
export interface ShareIntel {
  readonly type: 'share-intel';
  /** Id of the intel. */
  readonly intel: string;
  /** The roles that get it. */
  readonly to: readonly string[];
}

/** Facilitator: begins the first round; roles without a person go to their autopilots. */
export interface StartSession {
  readonly type: 'start-session';
}

export interface PauseClock {
  readonly type: 'pause-clock';
}

export interface ResumeClock {
  readonly type: 'resume-clock';
}

export interface SetPace {
  readonly type: 'set-pace';
  /** Game seconds per real second, 0.1 to 3600. */
  readonly pace: number;
}

/** Facilitator: moves the end of the current round. */
export interface ExtendRound {
  readonly type: 'extend-round';
  /** Game minutes, 1 to 1,440. */
  readonly minutes: number;
}

/** Facilitator: moves the deadline of a round in play over days; later ones that it would reach move by as much. */
export interface MoveDeadline {
  readonly type: 'move-deadline';
  /** From 0: the current one or a later one. */
  readonly round: number;
  /** Real time, after now and after the deadline of the round before; within 400 days. */
  readonly at: string;
}

/** Facilitator: ends the current round. */
export interface EndRound {
  readonly type: 'end-round';
  /** From 0: the one that is meant, if it is still that; refused as too late when it is over. */
  readonly round?: number | null;
}

/**
 * Facilitator: gives a role time beyond the end of rounds, in which only such roles act. Between the role and
 * the facilitator. At least one of the two.
 */
export interface GiveExtraTime {
  readonly type: 'give-extra-time';
  readonly role: string;
  /** Real minutes for the present round, 0 to 120; from now on when it is closing already. */
  readonly minutes?: number | null;
  /** A share of each round's length, 0 to 200; 0 for none. */
  readonly percent?: number | null;
}

/** Facilitator: ends a role's extra time of the present round; its share of later rounds stays. */
export interface EndExtraTime {
  readonly type: 'end-extra-time';
  readonly role: string;
}

export interface EndSession {
  readonly type: 'end-session';
}

export interface Announce {
  readonly type: 'announce';
  /** 1 to 1,000 characters, to every screen. */
  readonly text: string;
}

/** Facilitator: hands a role to its autopilot, or back to its people. */
export interface HandRole {
  readonly type: 'hand-role';
  readonly role: string;
  readonly toAutopilot: boolean;
}

export interface LockSession {
  readonly type: 'lock-session';
  readonly locked: boolean;
}

/** Facilitator: takes a seat away; its ticket is void at once. */
export interface RemoveSeat {
  readonly type: 'remove-seat';
  readonly seat: string;
}

/** Facilitator: takes away all seats of a kind at once; their tickets are void. */
export interface FreePlaces {
  readonly type: 'free-places';
  readonly group: SeatGroup;
  /** Seats that stay; none when left out. */
  readonly keep?: readonly string[];
}

/** Whose places the facilitator frees. */
export type SeatGroup =
  | 'spectators'
  /** Players who have not chosen a role. */
  | 'without-role'
  /** All players, with a role or without. */
  | 'players';

/** Gives up one's own seat for good; its ticket is void at once. The facilitator's stays. */
export interface LeaveSeat {
  readonly type: 'leave-seat';
}

/**
 * Improvises a move, which costs one of the round's moves; it comes back when the move is refused or withdrawn,
 * or lapses.
 */
export interface Improvise {
  readonly type: 'improvise';
  /** What the role does, 1 to 300 characters. */
  readonly action: string;
  /** What it is to bring about, 1 to 300 characters. */
  readonly result: string;
  /** Why it should work, at most 3 of 1 to 300 characters. */
  readonly arguments: readonly string[];
  /** Whether only the facilitator is told; then nobody argues. */
  readonly secret?: boolean;
}

/** Says why another role's improvised move should work or not, once for each role, paused or not. */
export interface Argue {
  readonly type: 'argue';
  readonly improvised: string;
  readonly side: Side;
  /** 1 to 300 characters. */
  readonly text: string;
}

export type Side =
  | 'for'
  | 'against';

/** Takes one's own improvised move back before the ruling. */
export interface WithdrawImprovised {
  readonly type: 'withdraw-improvised';
  readonly improvised: string;
}

/** Facilitator: rules on an improvised move, paused or not; the dice decide at once. */
export interface RuleImprovised {
  readonly type: 'rule-improvised';
  readonly improvised: string;
  /** Of success, 0 to 100 per cent. */
  readonly chance: number;
  /** At most 20. */
  readonly onSuccess: readonly Adjustment[];
  /** At most 20. */
  readonly onFailure: readonly Adjustment[];
  /** Why so, 0 to 1,000 characters. */
  readonly words?: string;
}

/**
 * Something that the facilitator may set by hand: a closed list, so that whatever is done by hand is as typed,
 * bounded and told as what a move does. Each case is a file of this folder.
 */
export type Adjustment =
  | IndicatorAdjustment
  | ResourceAdjustment
  | RelationAdjustment
  | AssetStatusAdjustment
  | AssetAttributeAdjustment
  | FlagAdjustment
  | PermitAdjustment;

/** An indicator, kept within 0 and 100. */
export interface IndicatorAdjustment {
  readonly type: 'indicator';
  readonly indicator: string;
  /** By how much; or */
  readonly by?: number | null;
  /** to what, 0 to 100. */
  readonly to?: number | null;
}

/** What a role has of a resource, never below 0. */
export interface ResourceAdjustment {
  readonly type: 'resource';
  readonly role: string;
  readonly resource: string;
  /** By how much; or */
  readonly by?: number | null;
  /** to what, 0 to 1,000,000. */
  readonly to?: number | null;
}

/** What a role thinks of another, kept within −100 and 100. */
export interface RelationAdjustment {
  readonly type: 'relation';
  /** Who thinks. */
  readonly role: string;
  /** Of whom. */
  readonly of: string;
  /** By how much; or */
  readonly by?: number | null;
  /** to what, −100 to 100. */
  readonly to?: number | null;
}

/** The status of an asset: one of those that the scenario declares for it. */
export interface AssetStatusAdjustment {
  readonly type: 'status';
  readonly asset: string;
  readonly status: string;
}

/** An attribute of an asset, kept within 0 and 100. */
export interface AssetAttributeAdjustment {
  readonly type: 'attribute';
  readonly asset: string;
  readonly attribute: string;
  /** By how much; or */
  readonly by?: number | null;
  /** to what, 0 to 100. */
  readonly to?: number | null;
}

/** A flag, set or cleared. */
export interface FlagAdjustment {
  readonly type: 'flag';
  readonly flag: string;
  readonly to: boolean;
}

/** A permit granted to a role by nobody at the table, or taken from it. */
export interface PermitAdjustment {
  readonly type: 'permit';
  readonly role: string;
  readonly permit: string;
  readonly held: boolean;
  /** Game minutes until a granted one lapses, 1 to 1,000,000; it stays when left out. */
  readonly minutes?: number | null;
}

/** Facilitator: lets an improvised move not be rolled for. */
export interface RefuseImprovised {
  readonly type: 'refuse-improvised';
  readonly improvised: string;
  /** 1 to 500 characters. */
  readonly reason: string;
}

/** Answers one of the scenario's questions in the debrief; a later answer replaces it. */
export interface AnswerQuestion {
  readonly type: 'answer-question';
  /** Index of the question, from 0. */
  readonly question: number;
  /** 1 to 2,000 characters. */
  readonly text: string;
}

/** Answers questions of one wave of the scenario's survey; a later answer replaces an earlier one. */
export interface AnswerSurvey {
  readonly type: 'answer-survey';
  readonly wave: SurveyWave;
  /** 1 to 100, each to another question. */
  readonly answers: readonly SurveyAnswer[];
}

/** When people answer the scenario's survey. */
export type SurveyWave =
  /** On arriving, before anything about the own role is read; open until the first round ends. */
  | 'before-preparation'
  /** When the role has been prepared; open until the first round ends. */
  | 'before-play'
  /** In the debrief. */
  | 'after';

/** One answer of a person. */
export interface SurveyAnswer {
  /** Id of a question of the survey, or of a prediction. */
  readonly question: string;
  /** A point of the scale or a choice, from 1; for a prediction how likely it is, 0 to 100 per cent. */
  readonly value: number;
}

/** Facilitator: how the autopilot of a role weighs its choices from now on. */
export interface SetTemperament {
  readonly type: 'set-temperament';
  readonly role: string;
  readonly temperament: Temperament;
}

/** How an autopilot weighs its choices. */
export type Temperament =
  /** No leaning. */
  | 'balanced'
  /** Likes orders, contests and defiance; signs reluctantly. */
  | 'hard-line'
  /** Likes agreements and compliance. */
  | 'conciliatory'
  /** Dislikes the dice and high costs. */
  | 'cautious'
  /** Likes the dice. */
  | 'opportunist';

/** Facilitator: how the autopilot of a role decides from now on. */
export interface SetStrategy {
  readonly type: 'set-strategy';
  readonly role: string;
  readonly strategy: Strategy;
  /** The model, for `Assistant`. The server fills it in; what a client sends is replaced. */
  readonly assistant?: AssistantModel | null;
}

/** How an autopilot decides. */
export type Strategy =
  /** Weighs every legal choice for its role's own goals, by its temperament. */
  | 'base'
  /** Does what is on record for its role, at its time. */
  | 'historical'
  /** Does anything that is legal. */
  | 'random'
  /**
   * Has a language model choose among the legal options, where the server is set up for one. What is decided here
   * for it is what happens when the model does not answer: as `Base`.
   */
  | 'assistant';

/**
 * The language model that decides for a role while the role is on autopilot. Everybody at the table may know it,
 * and exports state it beside the decisions.
 */
export interface AssistantModel {
  /** Its name, as the endpoint knows it: 1 to 100 characters. */
  readonly model: string;
  /** Host of the endpoint that receives what the role knows, with the port where it is not the usual one. */
  readonly host: string;
  /** SHA-256 of the template of the prompt, 64 hexadecimal digits. */
  readonly prompt: string;
}

/** Facilitator: writes a note into the record that nobody else is ever told. */
export interface TakeNote {
  readonly type: 'take-note';
  /** 1 to 2,000 characters. */
  readonly text: string;
}

/** Facilitator: moves the stopped clock on and lets happen what falls due on the way; it stays stopped. */
export interface StepClock {
  readonly type: 'step-clock';
  /** Game minutes, 1 to 1,440; to the next thing that is due, the end of the round included, when left out. */
  readonly minutes?: number | null;
}

/** Facilitator: lets a person play but not talk or argue, or talk again. */
export interface MuteSeat {
  readonly type: 'mute-seat';
  readonly seat: string;
  readonly muted: boolean;
}

/** Facilitator: gives a player another role that has room, or none. */
export interface MoveSeat {
  readonly type: 'move-seat';
  readonly seat: string;
  readonly role: string | null;
}

/**
 * Facilitator: lets a role play its moves of this round again. What was played stays as it happened, and what is
 * sealed stays sealed.
 */
export interface GiveMovesBack {
  readonly type: 'give-moves-back';
  readonly role: string;
}

/**
 * Says whether an agreement in free words was kept, which no rule can judge: for its parties, and for the
 * facilitator, whose word is the last one. Also in the debrief.
 */
export interface MarkAgreement {
  readonly type: 'mark-agreement';
  readonly agreement: string;
  readonly kept: boolean;
}

/**
 * Asks the facilitator for help, unseen by the others. A role has one question at a time; another one takes its
 * place.
 */
export interface AskForHelp {
  readonly type: 'ask-for-help';
  /** 1 to 500 characters. */
  readonly text: string;
}

/** Takes one's question to the facilitator back. */
export interface WithdrawHelp {
  readonly type: 'withdraw-help';
}

/** Facilitator: answers a role's question, which is then closed. */
export interface AnswerHelp {
  readonly type: 'answer-help';
  readonly role: string;
  /** 0 to 1,000 characters, for that role alone; empty when it was answered aloud. */
  readonly text?: string;
}

/** Facilitator: reminds a role that something waits for it. */
export interface NudgeRole {
  readonly type: 'nudge-role';
  readonly role: string;
  /** 0 to 500 characters, for that role alone. */
  readonly text?: string;
}

/** Facilitator: speaks as an institution that nobody plays, to its listeners as if it had spoken itself. */
export interface SpeakAs {
  readonly type: 'speak-as';
  readonly role: string;
  /** Roles; empty for everybody. */
  readonly to: readonly string[];
  /** 1 to 1,000 characters. */
  readonly text: string;
}

/** Facilitator: sets values by hand, paused or not; everybody who may know one of them learns it and the reason. */
export interface AdjustWorld {
  readonly type: 'adjust-world';
  /** 1 to 20. */
  readonly adjustments: readonly Adjustment[];
  /** 1 to 500 characters. */
  readonly reason: string;
}

/** Facilitator: lets an inject of the list happen now that has not happened yet, paused or not, skipped or not. */
export interface FireInject {
  readonly type: 'fire-inject';
  /** The scenario's, or one that was added. */
  readonly inject: string;
  /** Whether everybody is told, not only those whom it names. */
  readonly toAll?: boolean;
}

/** Facilitator: an inject written on the spot. */
export interface WriteInject {
  readonly type: 'write-inject';
  /** The headline, 1 to 200 characters. */
  readonly title: string;
  /** 0 to 2,000 characters; Markdown. */
  readonly text: string;
  /** Roles that are told; empty for everybody. */
  readonly to: readonly string[];
  /** The outlet of the scenario that reports it; null for the control team. */
  readonly outlet?: string | null;
  /** What it changes, at most 20. */
  readonly adjustments?: readonly Adjustment[];
}

/** Facilitator: adds an inject to the list of events, for later; also before the start. */
export interface PlanInject {
  readonly type: 'plan-inject';
  readonly content: InjectContent;
  /** Any but the scenario's. */
  readonly timing: InjectTiming;
}

/** What an inject says and changes, as a facilitator wrote it. */
export interface InjectContent {
  /** The headline, 1 to 200 characters. */
  readonly title: string;
  /** 0 to 2,000 characters; Markdown. */
  readonly text: string;
  /** Roles that are told; empty for everybody. */
  readonly to: readonly string[];
  /** The outlet of the scenario that reports it; null for the control team. */
  readonly outlet?: string | null;
  /** What it changes, at most 20. */
  readonly adjustments?: readonly Adjustment[];
  /** Whether it also changes what the scenario says. */
  readonly keepsEffects?: boolean;
}

/** When an inject happens. */
export interface InjectTiming {
  readonly trigger: InjectTrigger;
  /** Index of the round, from 0, for a time and for the end of a round; null otherwise. */
  readonly round?: number | null;
  /** Game minutes after the round's start, for a time; null otherwise. */
  readonly minute?: number | null;
}

export type InjectTrigger =
  /** As the scenario says. */
  | 'scenario'
  /** At a game time of a round, whatever else holds; when the round ends, if that comes first. */
  | 'time'
  /** With the end of a round. */
  | 'round-end'
  /** When a facilitator lets it, or an effect of the scenario. */
  | 'hand';

/** Facilitator: changes what an inject says and changes that has not happened yet. */
export interface EditInject {
  readonly type: 'edit-inject';
  /** The scenario's, or one that was added. */
  readonly inject: string;
  /** All of it, as it is to be. */
  readonly content: InjectContent;
}

/**
 * Facilitator: changes when an inject happens that has not happened yet; the conditions that the scenario has
 * for it no longer count, and one that is skipped happens again.
 */
export interface ScheduleInject {
  readonly type: 'schedule-inject';
  /** The scenario's, or one that was added. */
  readonly inject: string;
  readonly timing: InjectTiming;
}

/**
 * Facilitator: keeps an inject from happening other than by hand, or takes that back while its time has not
 * passed.
 */
export interface SkipInject {
  readonly type: 'skip-inject';
  /** The scenario's, or one that was added. */
  readonly inject: string;
  readonly skipped: boolean;
}

/** `Draft(DraftEdit) → DraftReply`. */
export type DraftEdit =
  | WriteDraft
  | VoteOnDraft
  | DiscardDraft;

/** Writes fields of a draft, which begins with the first one; the last who writes a field wins. */
export interface WriteDraft {
  readonly type: 'write';
  /** What it becomes. */
  readonly kind: DraftKind;
  /** As `Draft` has it; at most 400 characters. */
  readonly subject: string;
  /**
   * Values by field, at most 1,000 characters each; an empty one leaves the field out. A field that is not named
   * stays.
   */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a team prepares together. */
export type DraftKind =
  | 'move'
  | 'proposal'
  /** An improvised move. */
  | 'improvised'
  | 'message';

export interface VoteOnDraft {
  readonly type: 'vote';
  /** Id of the draft. */
  readonly draft: string;
  /** For or against what it says now; null takes the own vote back. */
  readonly for: boolean | null;
}

export interface DiscardDraft {
  readonly type: 'discard';
  /** Id of the draft. */
  readonly draft: string;
}

/** `POST /api/sessions`; the host key, where needed, as `Authorization: Bearer …`. */
export interface OpenSessionRequest {
  readonly scenario: string;
  readonly pacing: Pacing;
  /** Game seconds per real second, 0.1 to 3600; null for the scenario's own. */
  readonly pace?: number | null;
  /** For repeatable runs, at most 100 characters; null for chance. */
  readonly seed?: string | null;
  /** Id of one of the scenario's casts; null for the first one, or for a scenario without casts. */
  readonly cast?: string | null;
  /** What becomes of the game while nobody is connected. */
  readonly unattended?: Unattended;
  /** How several people play one role; null for one person in each role. */
  readonly teams?: TeamSettings | null;
  /** When the rounds end in play over days; null in the other pacings. */
  readonly deadlines?: RoundDeadlines | null;
}

/** How a round ends, if not before because all are ready or the facilitator says so. */
export type Pacing =
  /** By the game clock. */
  | 'live'
  /** Only so. */
  | 'turns'
  /** At its deadline (`RoundDeadlines`): over days, while people come and go. */
  | 'async';

/**
 * What becomes of a running game while nobody is connected: neither a player nor the facilitator nor a
 * spectator.
 */
export type Unattended =
  /** It stands still until somebody is back. */
  | 'waits'
  /** Its clock runs and its autopilots play. */
  | 'plays-on';

/** How several people play one role together. */
export interface TeamSettings {
  /** Who of them decides for the role. */
  readonly decides: TeamDecides;
  /** When the role has nothing more to do in a round. */
  readonly ready: TeamReady;
}

export type TeamDecides =
  | 'anyone'
  /** Only the team's captain; everybody talks. */
  | 'captain';

export type TeamReady =
  /** When the team's captain says so. */
  | 'captain'
  /** When more than half of the team's people say so. */
  | 'majority';

/**
 * When the rounds of play over days end at the latest. People agree on these moments by the calendar, so they
 * are real time, unlike everything else that a game waits for.
 */
export interface RoundDeadlines {
  /**
   * In which people read and set them, a name of the IANA database such as `Europe/Berlin`. Nothing is computed
   * with it: each deadline is a moment, and carries the offset of the zone on its day.
   */
  readonly timeZone: string;
  /** One for each round of the scenario, each later than the one before it. */
  readonly ends: readonly string[];
}

/**
 * `POST /api/sessions/{id}/runs` with the facilitator's ticket, and the host key, where needed, as
 * `Whitecell-Host-Key: …`. Opens a session that begins where this one stood, without anybody in it; answered
 * with `SessionOpenedReply`. Either the entry or the minute.
 */
export interface OpenRunRequest {
  /** How many entries of this session's journal it takes over, from 1: the numbers of the facilitator's replay. */
  readonly entry?: number | null;
  /** Game minutes since the first round began, from 0. */
  readonly minute?: number | null;
  /** How the dice fall from there on. */
  readonly luck?: RunLuck;
  /** For repeatable runs, at most 100 characters; null for what the luck says. */
  readonly seed?: string | null;
  /** Null as in this session. */
  readonly pacing?: Pacing | null;
  /** Game seconds per real second, 0.1 to 3600; null as it was at that moment. */
  readonly pace?: number | null;
  /** What becomes of the game while nobody is connected. */
  readonly unattended?: Unattended;
  /** How several people play one role; null as in this session. */
  readonly teams?: TeamSettings | null;
  /**
   * When the rounds end in play over days, one for each round of the scenario, of which those that are over do not
   * count; null in the other pacings.
   */
  readonly deadlines?: RoundDeadlines | null;
}

/** How the dice fall in a session that begins where another one stood. */
export type RunLuck =
  /** As in that session: the same choices have the same consequences. */
  | 'same'
  /** By chance. */
  | 'new';

/**
 * `POST /api/sessions/alone`; the host key, where needed, as `Authorization: Bearer …`. Opens a session that one
 * person plays with autopilots in all other roles; it runs at once, and waits while nobody is connected.
 */
export interface PlayAloneRequest {
  /**
   * Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the
   * same id gives the same session and seats new tickets, whatever else is asked.
   */
  readonly id: string;
  readonly scenario: string;
  /** The role that the person plays. */
  readonly role: string;
  /** The person's: 1 to 40 characters; a pseudonym is welcome. */
  readonly name: string;
  /** As in `OpenSessionRequest`. */
  readonly cast?: string | null;
  /** In turns, unless the clock is asked for. */
  readonly pacing?: Pacing;
  /** For repeatable runs; null for chance. */
  readonly seed?: string | null;
}

/** `POST /api/join`. */
export interface JoinRequest {
  /**
   * Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the
   * same id gives the same seat a new ticket.
   */
  readonly id: string;
  readonly code: string;
  /** 1 to 40 characters; a pseudonym is welcome. */
  readonly name: string;
  /** A role to take at once, or null to choose in the lobby. */
  readonly role?: string | null;
  /** True to watch the public view without a role. */
  readonly spectator?: boolean;
  /** In a class that asks for groups; at most 60 characters. */
  readonly group?: string | null;
  /** In a class that lets people choose their table; null for any. */
  readonly table?: number | null;
}

/**
 * `POST /api/classes`; the host key, where needed, as `Authorization: Bearer …`. Opens a class, and its tables
 * at once; those of homework when somebody joins.
 */
export interface OpenClassRequest {
  /**
   * Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the
   * same id gives the same class and ticket, whatever else is asked.
   */
  readonly id: string;
  readonly scenario: string;
  /** 1 to 60; for homework the most members, up to 300. */
  readonly tables: number;
  readonly pacing: Pacing;
  /** Game seconds per real second; null for the scenario's own. */
  readonly pace?: number | null;
  /** As in `OpenSessionRequest`. */
  readonly cast?: string | null;
  readonly kind?: ClassKind;
  /** Null for the same one in a room, and different ones in homework. */
  readonly luck?: Luck | null;
  readonly groups?: Grouping;
  /** Whether people may say at which table they want to sit. */
  readonly chooseTable?: boolean;
  readonly unattended?: Unattended;
  /** Ids of at most two that the board shows; left out, the first two. */
  readonly indicators?: readonly string[];
  /** For repeatable runs; null for chance. */
  readonly seed?: string | null;
  /** Several people play a role of a table; null for one person a role. Not in homework. */
  readonly teams?: TeamSettings | null;
  /** As in `OpenSessionRequest`, for all tables; not in homework. */
  readonly deadlines?: RoundDeadlines | null;
  /** Until when homework is played; null for as long as the facilitator likes. */
  readonly due?: HomeworkDate | null;
}

/** How the members of a class play. */
export type ClassKind =
  /** Together in a room: people share tables, and the facilitator starts them. */
  | 'room'
  /** Each member has a table alone, with autopilots in all other roles; it starts when the member joins. */
  | 'homework';

/** Which seeds the tables of a class have. */
export type Luck =
  /** One seed for all tables, so that their differences come from decisions. */
  | 'same'
  /** Each table has a seed of its own. */
  | 'different';

/** What the group that people name when they join means for their tables. */
export type Grouping =
  /** Nobody is asked for a group. */
  | 'ignored'
  /** People of one group come to one table while it has room. */
  | 'together'
  /** People of one group come to different tables while there are enough. */
  | 'apart';

/** Until when homework is played: then its tables end, and its code lets nobody in any more. */
export interface HomeworkDate {
  /** As `RoundDeadlines` has it. */
  readonly timeZone: string;
  /** Real time, with the offset in which people read it. */
  readonly at: string;
}

/**
 * Hub stream `WatchClass(WatchClassRequest) → stream of ClassUpdate`: first everything, then what has changed,
 * at most once a second. The holder of an assistant's ticket gets the assistant's tables alone. The stream ends
 * with a refusal, at once when the ticket is withdrawn.
 */
export interface WatchClassRequest {
  /** As in `EnterRequest`. */
  readonly version: number;
  readonly class: string;
  /** A class ticket. */
  readonly ticket: string;
}

/**
 * `POST /api/classes/{id}/commands` with a class ticket → `Receipt`. It answers when the class has taken it
 * down; the tables follow.
 */
export interface ClassCommandEnvelope {
  /** Made by the client, 8 to 64 letters, digits and hyphens; the same id is never carried out twice. */
  readonly id: string;
  readonly command: ClassDeskCommand;
}

/**
 * What the facilitator of a class may ask, and an assistant as far as it concerns the assistant's tables alone.
 * Who asks is known from the class ticket and never part of the command.
 */
export type ClassDeskCommand =
  | MoveMember
  | RemoveMember
  | MergeTables
  | SetAssistantTables
  | WithdrawAssistant
  | ChooseIndicators
  | ReleaseDebriefs
  | MoveHomeworkDate
  | EndClass;

/** Gives a member a place at a table, or another role at the same one. */
export interface MoveMember {
  readonly type: 'move-member';
  readonly member: string;
  readonly table: number;
  /** Null for the next one that is free there. */
  readonly role?: string | null;
}

/** Takes a member out of the class; the seat is void at once. */
export interface RemoveMember {
  readonly type: 'remove-member';
  readonly member: string;
}

/** Ends a table and seats its people at another one, which has to have room for all of them. */
export interface MergeTables {
  readonly type: 'merge-tables';
  readonly from: number;
  readonly into: number;
}

/** Gives an assistant other tables; what is taken away is void at once. */
export interface SetAssistantTables {
  readonly type: 'set-assistant-tables';
  readonly assistant: string;
  readonly tables: readonly number[];
}

/** Voids the class ticket of an assistant, and the seats that came of it, at once. */
export interface WithdrawAssistant {
  readonly type: 'withdraw-assistant';
  readonly assistant: string;
}

/** Says which indicators the board shows of every table. */
export interface ChooseIndicators {
  readonly type: 'choose-indicators';
  /** Ids; at most two. */
  readonly indicators: readonly string[];
}

/** Lets players read debriefs before all tables with the same luck have ended. */
export interface ReleaseDebriefs {
  readonly type: 'release-debriefs';
}

/** Gives homework another date, or one when it had none. */
export interface MoveHomeworkDate {
  readonly type: 'move-homework-date';
  /** After now and within 400 days; null for as long as the facilitator likes. */
  readonly due: HomeworkDate | null;
}

/** Ends all tables and the class; its code lets nobody in any more. */
export interface EndClass {
  readonly type: 'end-class';
}

/**
 * `POST /api/classes/{id}/tables/commands` with a class ticket → `TableCommandsReply`: a facilitator's command
 * for one, some or all tables.
 */
export interface TableCommandsRequest {
  /** As in `ClassCommandEnvelope`; what a table has done under it is not done again. */
  readonly id: string;
  /** Numbers; none for all that are the caller's and not over. */
  readonly tables: readonly number[];
  readonly command: SeatCommand;
}

/**
 * `POST /api/classes/{id}/roster` with the facilitator's class ticket → `RosterReply`. All of it or nothing; a
 * fault is a `Problem` that names the line.
 */
export interface RosterRequest {
  /** Of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with it gives the same links. */
  readonly id: string;
  /**
   * With a heading: name, and optionally group, table and role, in any order; separated by commas, semicolons or
   * tabs.
   */
  readonly csv: string;
}

/** `POST /api/classes/{id}/link`: the secret of a member's link of the roster for a seat, as `POST /api/join`. */
export interface UseLinkRequest {
  /** As `RosterReply` gave it. */
  readonly link: string;
}

/** `POST /api/classes/{id}/assistants` with the facilitator's class ticket. */
export interface InviteAssistantRequest {
  /** As in `RosterRequest`; asking again gives the same assistant and ticket. */
  readonly id: string;
  /** 1 to 40 characters. */
  readonly name: string;
  /** At least one. */
  readonly tables: readonly number[];
}

/**
 * Hub stream `WhatIf(WhatIfRequest) → stream of WhatIfUpdate`: first both paths, then how far the games of
 * autopilots are and what came of the first of them, last what came of all. It needs no `Enter`; one at a time
 * for a connection. A refusal is the last update.
 */
export interface WhatIfRequest {
  /** As in `EnterRequest`. */
  readonly version: number;
  readonly session: string;
  /** Of a seat that may read the debrief. */
  readonly ticket: string;
  /** Number of a decision's entry. */
  readonly entry: number;
  /** What its author does then; null for nothing. */
  readonly instead?: SeatCommand | null;
}

/** Either a refusal, or a fresh snapshot, or (when the stream could be resumed) the batches missed. */
export interface EnterReply {
  readonly refusal?: Refusal;
  readonly snapshot?: Snapshot;
  readonly missed?: readonly Batch[];
  /** What the own team prepares; null without teams and without a role. */
  readonly drafts?: TeamDrafts;
}

/** Why a command changed nothing. Refusals are answers, never exceptions, and always reach the person. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence for the person, without a secret in it. */
  readonly message: string;
}

/** The closed list of refusals. */
export type RefusalCode =
  /** No session has this code or id. */
  | 'unknown-session'
  /** The ticket opens no seat of this session, or no longer does. */
  | 'wrong-ticket'
  /** Every place is taken. */
  | 'session-full'
  /** The facilitator lets nobody else in. */
  | 'session-locked'
  /** The role is unknown, or has no room for another person. */
  | 'role-taken'
  /** The name is a role's, or one under which the server speaks. */
  | 'name-reserved'
  /** The message could not be read: not JSON, an unknown command, a missing or misplaced value. */
  | 'malformed'
  /** The message or a text in it is too long. */
  | 'too-large'
  /** Too many messages in too short a time. */
  | 'too-many'
  /** Not possible in this phase of the session, or while it is paused. */
  | 'wrong-phase'
  /** Only the facilitator may do this. */
  | 'facilitator-only'
  /** This seat plays no role, or another role's move was named. */
  | 'not-yours'
  /** Only the captain of the team decides for the role. */
  | 'not-captain'
  /** No such move, target, directive, agreement, role or parameter. */
  | 'unknown'
  /** The move's conditions do not hold. */
  | 'not-legal'
  /** The deadline has passed, or it was answered already. */
  | 'too-late'
  /** The role cannot pay for it. */
  | 'too-dear'
  /** The move or the round's moves are used up, or there are as many channels or notes as there may be. */
  | 'limit-reached'
  /** The role is flown by its autopilot; a person must take it back first. */
  | 'on-autopilot'
  /** The facilitator lets this seat play but not talk. */
  | 'muted'
  /** Opening and deleting sessions need the host key. */
  | 'host-key-needed'
  /** The scenario is unknown or has errors. */
  | 'scenario-refused'
  /** The journal cannot be written at the moment; nothing was changed and the same command may be sent again. */
  | 'try-again'
  /** The server has as many connections as it takes. */
  | 'server-full'
  /** The server is being stopped; it, or another one, is there again soon. */
  | 'server-stopping'
  /** The client speaks another version of the protocol than the server. */
  | 'other-version'
  /** A rule of the scenario failed; nothing was changed, and the log has the reason. */
  | 'rule-failed'
  /** The session's journal cannot be read, and waiting does not help; the log has the reason. */
  | 'session-damaged'
  /** The class is over: its code lets nobody in any more. */
  | 'class-ended'
  /** The person plays on at another table of the class; joining again with the same id leads there. */
  | 'moved-table'
  /** Others play on with the same luck, so the debrief is not open yet. */
  | 'sealed'
  /** A line of the roster is broken, or cannot be seated; nothing was changed. */
  | 'roster-refused';

export interface Snapshot {
  readonly session: string;
  readonly code: string;
  /** Name of this viewer's stream; to be sent when entering again. */
  readonly stream: string;
  /** Number of the last batch that the view holds already. */
  readonly at: number;
  /** Unix milliseconds, so that the browser can run the clock. */
  readonly serverTime: number;
  readonly you: SeatIdentity;
  readonly sheet: Sheet;
  readonly view: View;
  /** All notices so far, oldest first. */
  readonly log: readonly Notice[];
  readonly presence: Presence;
  /** How long the role may be without its people before its autopilot takes over, in whole seconds; null for never. */
  readonly absenceGraceSeconds?: number;
  /** What the person itself has answered in the survey; null for nothing. */
  readonly survey?: readonly SurveyResponse[];
}

export interface SeatIdentity {
  readonly seat: string;
  readonly name: string;
  readonly kind: SeatKind;
  /** The institution, or null for the facilitator, spectators and people who have not chosen yet. */
  readonly role?: string;
}

export type SeatKind =
  | 'player'
  | 'facilitator'
  | 'spectator';

/** The texts of a scenario that one viewer may read; they never change in a session, so they are sent once. */
export interface Sheet {
  readonly scenario: string;
  readonly title: string;
  readonly summary: string;
  /** The viewer's institution, or null for the facilitator and spectators. */
  readonly role?: string;
  /** Calendar time of game time 0, ISO 8601 without a zone. */
  readonly starts: string;
  readonly rounds: readonly RoundSheet[];
  readonly roles: readonly RoleSheet[];
  readonly indicators: readonly IndicatorSheet[];
  readonly resources: readonly ResourceSheet[];
  readonly assets: readonly AssetSheet[];
  readonly authorities: readonly AuthoritySheet[];
  readonly demands: readonly DemandSheet[];
  readonly agreements: readonly AgreementSheet[];
  /** The viewer's own moves; every role's for the facilitator. */
  readonly moves: readonly MoveSheet[];
  readonly objectives: readonly ObjectiveSheet[];
  readonly flags: readonly TitledId[];
  readonly outlets: readonly OutletSheet[];
  /** The master scenario events list, for the facilitator only. */
  readonly injects: readonly InjectSheet[];
  /** What the facilitator can grant, for the facilitator only. */
  readonly permits: readonly TitledId[];
  /** The seed of the dice, for the facilitator only. */
  readonly seed?: string;
  /** Whether an autopilot can do what is on record, for the facilitator only; null for others. */
  readonly hasHistory?: boolean;
  /**
   * What the session has promised of its seed and scenario pack, 64 hexadecimal digits, for everybody; null when
   * it was opened by 0.1.
   */
  readonly commitment?: string;
  /** How several people play one role; null when each role has one person at most. */
  readonly teams?: TeamSettings;
  /** What each person is asked before and after the game; null when nothing is. */
  readonly survey?: readonly SurveyItemSheet[];
}

export interface RoundSheet {
  readonly id: string;
  readonly title: string;
  /** What the table knows when it begins; Markdown. */
  readonly text: string;
  /** Game time, seconds. */
  readonly startsAt: number;
  /** Game time, seconds. */
  readonly endsAt: number;
}

export interface RoleSheet {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  /** Public briefing; Markdown. */
  readonly briefing: string;
  /** For its own players and the facilitator only; Markdown. */
  readonly privateBriefing?: string;
  readonly movesPerRound: number;
  /** So many may play it together. */
  readonly mostPeople: number;
}

export interface IndicatorSheet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whether more is better, worse or neither for the world at large. */
  readonly polarity: Polarity;
}

export type Polarity =
  | 'more-is-better'
  | 'less-is-better'
  | 'neutral';

export interface ResourceSheet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface AssetSheet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly statuses: readonly TitledId[];
  readonly attributes: readonly TitledId[];
}

export interface TitledId {
  readonly id: string;
  readonly title: string;
}

export interface AuthoritySheet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The roles that a move resting on it can be aimed at. */
  readonly reaches: readonly string[];
  /** What it adds to the cost of such a move; the move's own cost has it in already. */
  readonly cost: readonly CostSheet[];
}

export interface CostSheet {
  readonly resource: string;
  readonly amount: number;
}

export interface DemandSheet {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * An agreement that the scenario has prepared; a party may propose it as it stands, or with other amounts and
 * times and further terms.
 */
export interface AgreementSheet {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly parties: readonly string[];
  readonly secret: boolean;
  /** What is promised, in words. */
  readonly terms: readonly string[];
  /** The same terms as a proposal carries them. */
  readonly promises: readonly TermDefinition[];
}

export interface MoveSheet {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The roles that can play it. */
  readonly by: readonly string[];
  readonly timing: MoveTiming;
  readonly secret: boolean;
  /** Amounts by resource, in words the sheet's resources explain. */
  readonly cost: readonly CostSheet[];
  readonly authority?: string;
  /** The demand it answers, for an answer. */
  readonly answers?: string;
  readonly parameters: readonly ParameterSheet[];
  readonly takesWords: boolean;
}

export type MoveTiming =
  | 'immediate'
  | 'sealed';

export interface ParameterSheet {
  readonly id: string;
  readonly title: string;
  /** What the number counts, e.g. "game minutes". */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

export interface ObjectiveSheet {
  readonly id: string;
  readonly role: string;
  readonly title: string;
  readonly text: string;
  /** Share of the role's score, in parts. */
  readonly weight: number;
  /** Whether other roles may not know of it before the debrief. */
  readonly private: boolean;
}

export interface OutletSheet {
  readonly id: string;
  readonly title: string;
  readonly kind: OutletKind;
  /** Whether it is one person's account. */
  readonly person: boolean;
}

/** What sort of outlet reports something. */
export type OutletKind =
  /** A news agency. */
  | 'wire'
  /** Television or radio. */
  | 'broadcast'
  | 'paper'
  | 'blog'
  /** An account on a social network. */
  | 'social';

/** An inject of the scenario before it happens. */
export interface InjectSheet {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** Index of the round it belongs to, from 0. */
  readonly round?: number;
  /** Game time, seconds, for one that happens by the calendar. */
  readonly at?: number;
  /** What must hold, in words; empty for nothing. */
  readonly when: string;
  /** Roles that are told; empty for everybody. */
  readonly to: readonly string[];
  readonly outlet?: string;
  /** Whether it changes anything. */
  readonly hasEffects: boolean;
}

/** A question of the survey, or a prediction. */
export interface SurveyItemSheet {
  readonly id: string;
  /** The question; for a prediction what may come about, as a sentence. */
  readonly text: string;
  /** Answers to choose one from; empty for a scale and for a prediction. */
  readonly choices: readonly string[];
  /** Null for choices and for a prediction. */
  readonly scale?: SurveyScale;
  /** Whether it is answered by how likely it is, 0 to 100 per cent. */
  readonly prediction: boolean;
  /** When it is asked. */
  readonly waves: readonly SurveyWave[];
}

/** Points between two ends, numbered from 1. */
export interface SurveyScale {
  readonly low: string;
  readonly high: string;
  readonly points: number;
}

/**
 * Everything one viewer may see of a running session, in entries that change one by one. It is projected from a
 * world that has already been redacted for that viewer, and it is the same for everybody in one role.
 */
export interface View {
  /** Phase, round and, at the end, the ending. */
  readonly session: SessionView;
  /** The game clock; the browser runs it on between changes. */
  readonly clock: ClockView;
  /** Shared measures by id; one that the viewer may not know is absent. */
  readonly indicators: Readonly<Record<string, IndicatorView>>;
  /** Every institution by id: who plays it, whether it is ready, and what the viewer may know of its means. */
  readonly roles: Readonly<Record<string, RoleView>>;
  /** The people at the table by seat id. */
  readonly seats: Readonly<Record<string, SeatView>>;
  /** Things by id: status, and the attributes that the viewer knows. */
  readonly assets: Readonly<Record<string, AssetView>>;
  /** Demands by id that the viewer may know of. */
  readonly directives: Readonly<Record<string, DirectiveView>>;
  /** Proposals and agreements by id that the viewer is party to, or that are public. */
  readonly agreements: Readonly<Record<string, AgreementView>>;
  /** The viewer's own moves by id; empty for spectators and the facilitator. */
  readonly moves: Readonly<Record<string, MoveView>>;
  /** The viewer's own goals by id, with how far they are met; all roles' for the facilitator. */
  readonly objectives: Readonly<Record<string, ObjectiveView>>;
  /** Licences, exceptions and clearances that institutions hold, as far as the viewer may know of them. */
  readonly permits: Readonly<Record<string, PermitView>>;
  /** Claims by id that the viewer's role has heard of; all of them for the facilitator, public ones for spectators. */
  readonly intel: Readonly<Record<string, IntelView>>;
  /** Yes-or-no facts by id that the viewer may know. */
  readonly flags: Readonly<Record<string, FlagView>>;
  /** The list of events by id, for the facilitator only. */
  readonly injects: Readonly<Record<string, InjectView>>;
  /** Improvised moves by id that the viewer may know of. */
  readonly improvised: Readonly<Record<string, ImprovisedView>>;
  /** Whether the viewer's role may improvise now; null for a viewer without a role. */
  readonly improvising?: ImprovisingView;
  /** Whether the viewer's role may do anything in the game now, and else why not; null for a viewer without a role. */
  readonly acting?: ActingView;
  /** What the viewer's role may not propose or sign; null for a viewer without a role. */
  readonly proposing?: ProposingView;
  /** The viewer's own answers to the questions of the scenario, as role/question; everybody's for the facilitator. */
  readonly answers: Readonly<Record<string, QuestionAnswer>>;
  /** Open channels with a name by id that the viewer's role is in; all of them for the facilitator. */
  readonly channels: Readonly<Record<string, ChannelView>>;
  /** What the people of the viewer's role keep for themselves, by number; empty for everybody without a role. */
  readonly notes: Readonly<Record<string, RoleNoteView>>;
  /** For the facilitator: how many have answered the survey, by wave; empty for everybody else. */
  readonly surveys: Readonly<Record<string, SurveyCountView>>;
}

export interface SessionView {
  readonly phase: Phase;
  /** Index of the current round, from 0; the last one's after the end. */
  readonly round: number;
  readonly locked: boolean;
  readonly pacing: Pacing;
  /** Set in the debrief. */
  readonly ending?: EndingView;
  /** What becomes of the game while nobody is connected. */
  readonly unattended: Unattended;
  /** The last time in this round that it stood still for want of people. */
  readonly wait?: WaitView;
  /** Its number in a class; null for a session of its own. */
  readonly table?: number;
  /** True while players get no debrief and no exports, because other tables of the class play with the same luck. */
  readonly sealed?: boolean;
  /** When the rounds end in play over days; null in the other pacings. */
  readonly deadlines?: RoundDeadlines;
}

export type Phase =
  | 'lobby'
  | 'running'
  | 'debrief';

export interface EndingView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface WaitView {
  /** Real time, Unix milliseconds. */
  readonly since: number;
  /** Likewise; null while it lasts. */
  readonly until?: number;
}

export interface ClockView {
  /** False in the lobby, in a pause, without a clock and after the end. */
  readonly running: boolean;
  /** Game time, in seconds since the first round began, at the moment `anchor`. */
  readonly at: number;
  /** Real time, Unix milliseconds. */
  readonly anchor: number;
  /** Game seconds per real second. */
  readonly pace: number;
  /** Game time, in seconds, at which the current round ends. */
  readonly roundEnds: number;
  /**
   * For how many milliseconds the round had been closing at the anchor: game time stands, a running clock counts
   * this on, and most roles have nothing more to do. Null while the round is not closing.
   */
  readonly closing?: number;
}

export interface IndicatorView {
  /** 0 to 100. */
  readonly value: number;
  /** The value at the start of the session. */
  readonly start: number;
}

export interface RoleView {
  readonly pilot: Pilot;
  readonly ready: boolean;
  /** Moves left in this round; the viewer's own role, or any for the facilitator. */
  readonly movesLeft?: number;
  /** Amounts by resource; only what the viewer may know. */
  readonly resources: Readonly<Record<string, number>>;
  /** −100 to 100 by role; only what the viewer may know. */
  readonly relations: Readonly<Record<string, number>>;
  /** Of the autopilot, for the facilitator only. */
  readonly temperament?: Temperament;
  /** Of the autopilot, for the facilitator only. */
  readonly strategy?: Strategy;
  /** Its open question to the facilitator; for the role itself and the facilitator only. */
  readonly help?: string;
  /** The viewer's own team, or any for the facilitator; null in a session without teams. */
  readonly team?: TeamView;
  /** For the role itself and the facilitator; null when it has none. */
  readonly extraTime?: ExtraTimeView;
  /** The language model that decides while the role is on autopilot, for everybody; null when none does. */
  readonly assistant?: AssistantModel;
}

/** Who decides for a role, and who has made a decision. */
export type Pilot =
  /** Nobody plays the role. As the stamp of a decision: it came because nobody answered in time. */
  | 'nobody'
  | 'people'
  | 'autopilot'
  /**
   * A language model has chosen among the role's legal options. It stamps decisions only: the role itself is on
   * `Autopilot`, and a decision that the model did not make bears that stamp.
   */
  | 'assistant';

/** The people who play a role together; `View.Seats` has who they are. */
export interface TeamView {
  /** Seat of the captain; null while nobody sits in the role. */
  readonly captain?: string;
  /** Seats of those who have nothing more to do in this round. */
  readonly ready: readonly string[];
}

/** What a role has beyond the end of rounds, for itself and the facilitator. */
export interface ExtraTimeView {
  /** Of the length of each round. */
  readonly percent: number;
  /** Real minutes that were given for the present round. */
  readonly minutes: number;
  /**
   * While the round is closing, after how many milliseconds of it the role's time is over; null while it is not,
   * and when the role has none (any more).
   */
  readonly until?: number;
  /** Whether it is over for the present round. */
  readonly over: boolean;
}

export interface SeatView {
  readonly name: string;
  /** The institution, or null while none is chosen. */
  readonly role?: string;
  readonly kind: SeatKind;
  /** Whether it may play but not talk; only its own role and the facilitator are told. */
  readonly muted: boolean;
}

export interface AssetView {
  /** One of the asset's declared statuses. */
  readonly status: string;
  /** Known attributes by id. */
  readonly attributes: Readonly<Record<string, number>>;
}

export interface DirectiveView {
  readonly demand: string;
  readonly from: string;
  readonly to: string;
  readonly asset?: string;
  readonly authority?: string;
  /** Game time, seconds. */
  readonly issuedAt: number;
  /** Game time, seconds; null when there is none. */
  readonly deadline?: number;
  readonly status: DirectiveStatus;
  /** Ids of the recipient's moves that answer it. */
  readonly answers: readonly string[];
  /** The move it was answered with. */
  readonly answered?: string;
}

export type DirectiveStatus =
  | 'issued'
  | 'complied'
  | 'complied-in-part'
  | 'contested'
  | 'defied'
  | 'withdrawn'
  | 'lapsed';

export interface AgreementView {
  /** The scenario's agreement it was made from, or null for free words. */
  readonly template?: string;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly parties: readonly string[];
  /** Roles that have signed so far. */
  readonly accepted: readonly string[];
  readonly terms: readonly TermView[];
  readonly status: AgreementStatus;
  readonly secret: boolean;
  /** Game time, seconds, at which an open proposal lapses. */
  readonly expires?: number;
  readonly counterTo?: string;
  /** Who said that one in free words was kept or broken: a role, or `facilitator`. */
  readonly markedBy?: string;
  /** All of its terms where the proposer changed or added some; null for the prepared ones. */
  readonly composed?: readonly TermDefinition[];
}

export interface TermView {
  /** The role that is bound. */
  readonly by: string;
  readonly text: string;
  readonly status: TermStatus;
  /** Game time, seconds. */
  readonly due?: number;
}

export type TermStatus =
  | 'open'
  | 'kept'
  | 'broken';

export type AgreementStatus =
  | 'proposed'
  | 'countered'
  | 'active'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'fulfilled'
  | 'breached';

export interface MoveView {
  /** Whether it can be played now. */
  readonly open: boolean;
  /** Why not, when it cannot. */
  readonly why?: Refusal;
  /** How often it may still be played, or null without limit. */
  readonly left?: number;
  /** The legal choices of target, asset and directive, each with what to expect. */
  readonly options: readonly MoveOption[];
  /** The sealed choice that waits for the end of the round. */
  readonly sealed?: MoveChoice;
}

export interface MoveOption {
  readonly target?: string;
  readonly asset?: string;
  readonly directive?: string;
  readonly expected: readonly Expectation[];
}

/** What a move is expected to change, as far as its player can know. */
export interface Expectation {
  /** What changes, in words. */
  readonly label: string;
  /** The change, when it is a number. */
  readonly by?: number;
  /** Whether it serves the viewer's own goals; null when it does not bear on them. */
  readonly good?: boolean;
  /** Per cent, when it depends on the dice. */
  readonly chance?: number;
}

export interface ObjectiveView {
  /** Whose goal it is. */
  readonly role: string;
  /** How far it is met now, 0 to 100; null while that cannot be known. */
  readonly value?: number;
}

export interface PermitView {
  readonly title: string;
  readonly description: string;
  /** Whether everybody sees who holds it. */
  readonly public: boolean;
  /** The role that holds it. */
  readonly holder: string;
  /** The role that granted it; null when nobody at the table did. */
  readonly grantedBy?: string;
  /** Game time, seconds, at which it lapses; null when it stays. */
  readonly until?: number;
}

export interface IntelView {
  /** The claim, as a sentence. */
  readonly title: string;
  /** What the paper says; Markdown. */
  readonly text: string;
  /** Where it comes from, in a few words. */
  readonly source: string;
  /** How sure the viewer's role is of it, per cent; null for the facilitator and spectators. */
  readonly confidence?: number;
  /** Whether it is true, once the viewer's role has verified it; always for the facilitator. */
  readonly true?: boolean;
  /** Whether everybody has it. */
  readonly public: boolean;
  /** The role that gave it to the viewer's role. */
  readonly from?: string;
  /** The roles that the viewer's role gave it to. */
  readonly toldTo: readonly string[];
  /** Every role that has it; for the facilitator only. */
  readonly holders: readonly IntelHolderView[];
}

export interface IntelHolderView {
  readonly role: string;
  /** How sure it is, per cent; 100 or 0 once verified. */
  readonly confidence: number;
  readonly verified: boolean;
  /** The role that gave it; null when nobody at the table did. */
  readonly from?: string;
}

export interface FlagView {
  readonly set: boolean;
}

/** An inject of the list of events, the scenario's or an added one. */
export interface InjectView {
  /** Game time, seconds; null for one that waits. */
  readonly happened?: number;
  /** Game time, seconds, at which an effect has scheduled it to happen. */
  readonly scheduled?: number;
  /** How it stands. */
  readonly state: InjectState;
  /** Game time, seconds, at which it happens, or would if it were not skipped; null for no time. */
  readonly due?: number;
  /** Index of the round in which it happens or can happen; null for any. */
  readonly round?: number;
  /** What it says and changes, when a facilitator wrote it; null for the scenario's. */
  readonly content?: InjectContent;
  /** When a facilitator has it happen; null for when the scenario says. */
  readonly timing?: InjectTiming;
  /** Whether it is none of the scenario's. */
  readonly added: boolean;
  /** Name of the facilitator who changed what it says, empty for an unnamed one; null for nobody. */
  readonly editedBy?: string;
}

export type InjectState =
  /** It happens at its time; one with conditions only if they hold then. */
  | 'planned'
  /** It happens with the end of its round. */
  | 'at-round-end'
  /** It happens when its conditions hold. */
  | 'waiting'
  /** A facilitator lets it happen, or an effect of the scenario. */
  | 'manual'
  /** It has happened. */
  | 'released'
  /** It does not happen unless a facilitator lets it. */
  | 'skipped'
  /** Its round is over, and it did not happen: its conditions did not hold. */
  | 'missed';

export interface ImprovisedView {
  readonly role: string;
  readonly round: number;
  /** Game time, seconds. */
  readonly at: number;
  readonly action: string;
  /** What it is to bring about. */
  readonly result: string;
  /** The role's own reasons. */
  readonly arguments: readonly string[];
  readonly secret: boolean;
  /** What others said for or against it. */
  readonly argued: readonly Argument[];
  readonly status: ImprovisedStatus;
  /** Whether the viewer's role may argue about it now. */
  readonly mayArgue: boolean;
  /** Per cent, once it is ruled on. */
  readonly chance?: number;
  /** 1 to 100, likewise. */
  readonly rolled?: number;
  /** The ruling in words, or the reason of a refusal. */
  readonly words?: string;
}

/** What a role said for or against somebody else's improvised move. */
export interface Argument {
  readonly role: string;
  readonly side: Side;
  readonly text: string;
}

export type ImprovisedStatus =
  /** Waits for the facilitator's ruling. */
  | 'open'
  | 'succeeded'
  | 'failed'
  /** The facilitator let nobody roll for it. */
  | 'refused'
  | 'withdrawn'
  /** The round ended before a ruling. */
  | 'lapsed';

export interface ImprovisingView {
  /** Whether the role may improvise a move now. */
  readonly open: boolean;
  /** Why not, when it may not. */
  readonly why?: Refusal;
}

export interface ActingView {
  /** Whether the role may act: play, answer, propose, sign, declare itself ready. */
  readonly open: boolean;
  /** Why not, when it may not: said once for all of that. */
  readonly why?: Refusal;
  /**
   * Why none but the captain of the team may, apart from declaring themselves ready; null when all of the team
   * may.
   */
  readonly unlessCaptain?: Refusal;
}

export interface ProposingView {
  /** Why the role may propose nothing at all now, beside what keeps it from acting. */
  readonly why?: Refusal;
  /** Prepared agreements that it may not propose now. */
  readonly refused: readonly RefusedProposal[];
  /** Open proposals to it that it may not sign now. */
  readonly unsigned: readonly RefusedSignature[];
}

export interface RefusedProposal {
  /** Id of the prepared agreement. */
  readonly agreement: string;
  /** The open proposal of the same agreement that it is to replace; null for a proposal that replaces none of it. */
  readonly counterTo?: string;
  readonly why: Refusal;
}

export interface RefusedSignature {
  /** Id of the open proposal. */
  readonly proposal: string;
  readonly why: Refusal;
}

export interface QuestionAnswer {
  readonly role: string;
  /** Index of the question, from 0. */
  readonly question: number;
  readonly text: string;
}

export interface ChannelView {
  readonly name: string;
  /** The role that opened it, and brings others into it. */
  readonly openedBy: string;
  /** Those in it, the one that opened it first. */
  readonly roles: readonly string[];
}

export interface RoleNoteView {
  /** Game time, seconds, at which it was first written. */
  readonly at: number;
  /** Index of that round, from 0. */
  readonly round: number;
  /** Name of the person who wrote it, as it was then. */
  readonly writtenBy: string;
  /** Likewise of the one who changed it last; null when nobody has. */
  readonly changedBy?: string;
  readonly text: string;
}

export interface SurveyCountView {
  /** People who have answered something in this wave. */
  readonly answered: number;
}

/** One thing that happened, told to one viewer: the headline, what it changed, and why. */
export interface Notice {
  /** Game time, seconds since the first round began. */
  readonly at: number;
  /** Index of the round, from 0. */
  readonly round: number;
  /** What sort of thing it is, for icons and filters. */
  readonly kind: NoticeKind;
  /** One line. */
  readonly headline: string;
  /** More, if there is more. */
  readonly text?: string;
  /** The role that did it; null for the facilitator, the calendar and the dice. */
  readonly actor?: string;
  /** Who decided; every decision is stamped. Nobody, when it came because nobody answered in time. */
  readonly pilot?: Pilot;
  /** The move played. */
  readonly move?: string;
  /** The roles a message or a proposal is between. */
  readonly with: readonly string[];
  /** What it changed, as far as the viewer may know. */
  readonly changes: readonly Change[];
  /** Dice that were rolled for it. */
  readonly rolls: readonly RollNotice[];
  /** The outlet that reports it, for an inject that has one. */
  readonly outlet?: string;
  /** Who of the team decided or said it, for the team itself and the facilitator; null in a session without teams. */
  readonly person?: NoticePerson;
  /** The channel with a name in which it was said, or which it is about. */
  readonly channel?: NoticeChannel;
}

export type NoticeKind =
  | 'session'
  | 'seat'
  | 'round'
  | 'move'
  | 'directive'
  | 'agreement'
  | 'inject'
  | 'announcement'
  | 'note'
  | 'adjustment'
  | 'improvised'
  | 'message'
  | 'knowledge'
  | 'permit'
  | 'drift'
  | 'undisclosed'
  | 'ending'
  /** Between a role and the facilitator: a question, its answer, a reminder, extra time. */
  | 'help'
  /** A facilitator added, changed, moved or skipped an inject before it happened. */
  | 'plan';

export interface Change {
  /** What sort of value changed. */
  readonly kind: ChangeKind;
  /**
   * The indicator, resource, attribute, asset, permit, intel or flag; for a relation the role whose view of `of`
   * changed.
   */
  readonly id: string;
  /** The role or asset it belongs to, or the other role of a relation. */
  readonly of?: string;
  /** In words. */
  readonly label: string;
  /** The change; 0 for a status, a permit or a flag. */
  readonly by: number;
  /** The value after it; 0 for a status, a permit or a flag, and per cent for how sure a role is of intel. */
  readonly to: number;
  /** The new status, or what became of the permit or the flag, or what the role found of the intel, in words. */
  readonly status?: string;
}

export type ChangeKind =
  | 'indicator'
  | 'resource'
  | 'relation'
  | 'attribute'
  | 'status'
  | 'permit'
  | 'intel'
  | 'flag';

/** A roll as one viewer may see it. */
export interface RollNotice {
  /** What was decided by the dice. */
  readonly title: string;
  /** Per cent; null when a factor of it is secret from the viewer. */
  readonly chance?: number;
  /** 1 to 100, a success when at most the chance; null likewise. */
  readonly rolled?: number;
  readonly success: boolean;
  /** What the chance is made of; secret factors are left out. */
  readonly factors: readonly Factor[];
}

export interface Factor {
  /** What it is, with its value and weight in words. */
  readonly label: string;
  /** What it adds, in points, to a tenth. */
  readonly amount: number;
}

/** One person of a team. */
export interface NoticePerson {
  readonly seat: string;
  /** As it was then. */
  readonly name: string;
}

/** A channel with a name, also for those who have left it or find it closed. */
export interface NoticeChannel {
  readonly id: string;
  readonly name: string;
}

/** Server to client, `Presence(Presence)`: the seats that are connected now. Not numbered, not stored. */
export interface Presence {
  readonly online: readonly string[];
  /** Roles whose people are all gone, and whose autopilot will take over. */
  readonly away: readonly AwayRole[];
}

export interface AwayRole {
  readonly role: string;
  /** When its autopilot takes over unless somebody is back; Unix milliseconds. */
  readonly takesOver: number;
}

/** What one person has answered in one wave. */
export interface SurveyResponse {
  readonly seat: string;
  readonly wave: SurveyWave;
  readonly answers: readonly SurveyAnswer[];
}

/** Server to client, `Batch(Batch)`: what changed for one viewer. */
export interface Batch {
  /** The number of the batch before; anything else than the client's last number is a gap. */
  readonly from: number;
  /** The number after this batch. */
  readonly to: number;
  readonly notices: readonly Notice[];
  /** Changed entries of the view; an entry that is null is gone. */
  readonly changes: ViewChanges;
}

/** What changed from one view to the next: only the entries that differ; null for one that is gone. */
export interface ViewChanges {
  readonly session?: SessionView;
  readonly clock?: ClockView;
  readonly indicators?: Readonly<Record<string, IndicatorView | null>>;
  readonly roles?: Readonly<Record<string, RoleView | null>>;
  readonly seats?: Readonly<Record<string, SeatView | null>>;
  readonly assets?: Readonly<Record<string, AssetView | null>>;
  readonly directives?: Readonly<Record<string, DirectiveView | null>>;
  readonly agreements?: Readonly<Record<string, AgreementView | null>>;
  readonly moves?: Readonly<Record<string, MoveView | null>>;
  readonly objectives?: Readonly<Record<string, ObjectiveView | null>>;
  readonly permits?: Readonly<Record<string, PermitView | null>>;
  readonly intel?: Readonly<Record<string, IntelView | null>>;
  readonly flags?: Readonly<Record<string, FlagView | null>>;
  readonly injects?: Readonly<Record<string, InjectView | null>>;
  readonly improvised?: Readonly<Record<string, ImprovisedView | null>>;
  readonly improvising?: ImprovisingView;
  readonly acting?: ActingView;
  readonly proposing?: ProposingView;
  readonly answers?: Readonly<Record<string, QuestionAnswer | null>>;
  readonly channels?: Readonly<Record<string, ChannelView | null>>;
  readonly notes?: Readonly<Record<string, RoleNoteView | null>>;
  readonly surveys?: Readonly<Record<string, SurveyCountView | null>>;
}

/** Server to client, `Drafts(TeamDrafts)`, and in `EnterReply`: all drafts of the own team. Not stored. */
export interface TeamDrafts {
  /** The team's role. */
  readonly role: string;
  /** Of two, the one with the higher number is the newer one. */
  readonly number: number;
  readonly drafts: readonly Draft[];
}

export interface Draft {
  /** To be sent with the command that the draft becomes. */
  readonly id: string;
  readonly kind: DraftKind;
  /**
   * What it is about: the move, the prepared agreement, or whom a message is to. A team has one draft of a kind
   * about the same subject.
   */
  readonly subject: string;
  /** Seat that began it. */
  readonly by: string;
  readonly fields: readonly DraftField[];
  /** For or against what it says now; a change of it takes them back. */
  readonly votes: readonly DraftVote[];
}

export interface DraftField {
  readonly name: string;
  readonly value: string;
  /** Seat that wrote it last. */
  readonly by: string;
}

export interface DraftVote {
  readonly seat: string;
  /** False against it. */
  readonly for: boolean;
}

/**
 * Server to client, `Dismissed(Dismissed)`: the seat is gone, or its role changed and the client must enter
 * again.
 */
export interface Dismissed {
  readonly refusal: Refusal;
  /** Whether entering again with the same ticket is worth it. */
  readonly enterAgain: boolean;
}

export interface Receipt {
  readonly id: string;
  /** Null when it was accepted and is on disk. */
  readonly refusal?: Refusal;
}

export interface DraftReply {
  /** Null when it is done. */
  readonly refusal?: Refusal;
  /** Id of the draft; null when refused. */
  readonly draft?: string;
}

/** `GET /api/host`. */
export interface ServerInfo {
  readonly version: string;
  readonly journal: string;
  /** Whether opening a session needs the host key. */
  readonly keyNeeded: boolean;
  /** Addresses of this server that others on the network can reach. */
  readonly addresses: readonly string[];
  /** Sessions are deleted so many days after the last thing that happened in them; null for never. */
  readonly retentionDays?: number;
  /** The language model that facilitators may seat; null when the server has none. */
  readonly assistant?: AssistantModel;
}

/** `GET /api/hub`: the hub takes a connection now. Refused as the hub would refuse it. */
export interface HubInfo {
  /** The server's `Version`. */
  readonly version: number;
}

/** `GET /api/scenarios`: one entry per pack, broken ones with what is wrong. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly rounds: number;
  readonly roles: readonly RoleCard[];
  readonly casts: readonly CastCard[];
  readonly errors: readonly string[];
}

export interface RoleCard {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  /** So many may play it together in a session with teams. */
  readonly mostPeople: number;
}

/** A set of names that a session can be opened with; the first one is the default. */
export interface CastCard {
  readonly id: string;
  readonly title: string;
  /** The names themselves, so that one sees who will be at the table. */
  readonly names: readonly string[];
  /** The scenario's roles under these names. */
  readonly roles: readonly RoleCard[];
}

export interface SessionOpenedReply {
  readonly session: string;
  /** What players type to join. */
  readonly code: string;
  /** The facilitator's. */
  readonly ticket: string;
}

export interface PlayAloneReply {
  readonly session: string;
  /** What others type to join. */
  readonly code: string;
  /** The same person's, for the console. */
  readonly facilitatorTicket: string;
  /** The person's seat as a player. */
  readonly seat: string;
  /** Of that seat. */
  readonly ticket: string;
}

/** `GET /api/join/{code}`. */
export interface JoinPreview {
  /** Empty for a class. */
  readonly session: string;
  readonly scenario: string;
  readonly title: string;
  readonly summary: string;
  readonly phase: Phase;
  readonly locked: boolean;
  readonly roles: readonly RoleOffer[];
  /** The session is deleted so many days after the last thing that happened in it; null for never. */
  readonly retentionDays?: number;
  /** When the code is that of a class: what may be chosen; then no role is offered. */
  readonly class?: ClassOffer;
}

export interface RoleOffer {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  /** Whether one more person may take it. */
  readonly free: boolean;
  /** How many have taken it. */
  readonly people: number;
  /** So many may play it together. */
  readonly mostPeople: number;
  /** The language model that plays it while nobody does; null when none is to. */
  readonly assistant?: AssistantModel;
}

/** What somebody with the code of a class may choose. */
export interface ClassOffer {
  readonly class: string;
  readonly kind: ClassKind;
  /** Whether a group may be named, and what it means. */
  readonly askGroup: Grouping;
  /** The tables that may be chosen; empty when everybody is given one. */
  readonly tables: readonly TableOffer[];
  /** How many more people the class seats. */
  readonly free: number;
  /** In homework, where the role may be chosen; empty otherwise. */
  readonly roles: readonly RoleOffer[];
  /** Until when homework is played; null for as long as the facilitator likes. */
  readonly due?: HomeworkDate;
}

export interface TableOffer {
  readonly table: number;
  /** How many more people the table seats; 0 also when its game is over. */
  readonly free: number;
}

export interface JoinReply {
  readonly session: string;
  readonly seat: string;
  /** 256 random bits; the server keeps only their hash. */
  readonly ticket: string;
  /**
   * Where the seat is at a table of a class. When it is dismissed as `moved-table`, asking again with the same id
   * gives the seat at the other table.
   */
  readonly class?: ClassSeat;
}

export interface ClassSeat {
  readonly class: string;
  readonly table: number;
  /** Id of the person in the class. */
  readonly member: string;
}

/** Body of every refused REST request, with a fitting status code. */
export interface Problem {
  readonly refusal: Refusal;
  /** Of a roster, from 1, where the fault is. */
  readonly line?: number;
}

/** What a finished session was, computed from its journal alone, with every secret unsealed. */
export interface Debrief {
  readonly ending: EndingView;
  readonly scores: readonly Score[];
  /** How each indicator went. */
  readonly curves: readonly Curve[];
  /** What somebody at the table did not know. */
  readonly secrets: readonly Secret[];
  /** Everything that happened, as the facilitator sees it, oldest first. */
  readonly timeline: readonly Notice[];
  readonly agreements: readonly AgreementView[];
  readonly directives: readonly DirectiveView[];
  /** For the discussion. */
  readonly questions: readonly string[];
  /** Improvised moves and the rulings on them. */
  readonly improvised: readonly ImprovisedView[];
  /** What the players answered to the questions, for the facilitator only. */
  readonly answers: readonly QuestionAnswer[];
  /** The table's path beside what is on record; null when the scenario has no history. */
  readonly history?: ComparedHistory;
  /** The answers to the questions of the scenario's data plan. */
  readonly data: readonly Measured[];
  /** The decisive moments, at most ten, oldest first; the last one is the ending. */
  readonly moments: readonly DecisiveMoment[];
  /** Who promised what and kept it, in the order in which it was said. */
  readonly promises: readonly GivenPromise[];
  /** Who knew what when: every claim, with how far each role believed it. */
  readonly claims: readonly ClaimTrail[];
  /** How people answered the survey; null when the scenario has none, or nobody did. */
  readonly survey?: SurveyReport;
}

export interface Score {
  readonly role: string;
  /** 0 to 100: the weighted mean of the parts. */
  readonly total: number;
  readonly parts: readonly ScorePart[];
  /** Moves and answers that people decided. */
  readonly byPeople: number;
  /** Moves and answers that the autopilot decided. */
  readonly byAutopilot: number;
  /** Moves and answers that an AI assistant decided. */
  readonly byAssistant: number;
  /** The language models that were to decide for the role, the first one first. */
  readonly models: readonly string[];
}

export interface ScorePart {
  readonly objective: string;
  readonly title: string;
  readonly weight: number;
  /** How far the goal is met, 0 to 100. */
  readonly value: number;
  /** What the value is made of. */
  readonly factors: readonly Factor[];
}

export interface Curve {
  readonly indicator: string;
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  /** Game time, seconds. */
  readonly at: number;
  readonly value: number;
  /** What moved it there, in words. */
  readonly cause: string;
  /** Index of the cause in `Timeline`; null for the start. */
  readonly line?: number;
}

export interface Secret {
  readonly subject: SecretSubject;
  readonly title: string;
  readonly text: string;
  /** Roles that knew it at the end. */
  readonly knownTo: readonly string[];
}

/** What a secret is about. */
export type SecretSubject =
  /** A hidden attribute of an asset. */
  | 'value'
  | 'intel'
  /** Played or improvised. */
  | 'move'
  | 'directive'
  | 'agreement'
  | 'permit';

/** The table's path beside what is on record, round by round. */
export interface ComparedHistory {
  /** Where the record comes from. */
  readonly source: string;
  /** Title of the ending on record; null when it is none of the scenario's. */
  readonly ending?: string;
  /** Whether the table ended so too. */
  readonly sameEnding: boolean;
  readonly rounds: readonly ComparedRound[];
}

/** One round, as it was and as the table played it. */
export interface ComparedRound {
  readonly round: string;
  readonly title: string;
  readonly onRecord: readonly Step[];
  readonly atTable: readonly Step[];
}

/** Something an institution did. */
export interface Step {
  /** Game minutes since the round's start. */
  readonly minute: number;
  readonly role: string;
  /** Title of the move, or of the agreement that it joined. */
  readonly title: string;
  /** At whom and about what, in words; empty for nobody and nothing. */
  readonly aim: string;
  /** What the record says of it; empty at the table. */
  readonly text: string;
  /** Who decided at the table; null on record. */
  readonly pilot?: Pilot;
  /** Whether the same institution did the same in the same round in the other column. */
  readonly shared: boolean;
}

/** The answer of one session to a question of the data plan. */
export interface Measured {
  readonly question: string;
  /** Its column in the export. */
  readonly column: string;
  /** Empty when there is none. */
  readonly value: string;
  /** What values there can be, in words. */
  readonly values: string;
}

/**
 * One of the few moments of a session that its debrief tells first: lines of the timeline that belong together,
 * and what makes them decisive.
 */
export interface DecisiveMoment {
  /** Index of its first line in `Timeline`. */
  readonly first: number;
  /** How many lines of the timeline belong to it, 1 or more. */
  readonly lines: number;
  /** What it moved and what became of it, in sentences. */
  readonly why: string;
  /**
   * For the facilitator: the number in the journal of the entry that it came with, from 1, as the replay has it.
   * Null for others, for the number counts what they are not told.
   */
  readonly entry?: number;
}

/** Something that an institution promised, announced or threatened, and what became of it. */
export interface GivenPromise {
  readonly role: string;
  readonly kind: PromiseKind;
  /** The roles it was given to; empty for the whole table. */
  readonly to: readonly string[];
  /** What was promised, in words. */
  readonly what: string;
  /** Title of the agreement that it is part of; null for what was said outside of one. */
  readonly agreement?: string;
  /** Game time, seconds. */
  readonly said: number;
  /** Game time, seconds, at which the agreement came into force; null when it never did. */
  readonly signed?: number;
  readonly outcome: PromiseOutcome;
  /** Game time, seconds, at which it was kept or broken; null when it was neither. */
  readonly settled?: number;
}

export type PromiseKind =
  /** A term of an agreement. */
  | 'term'
  /** An agreement in free words, without terms. */
  | 'words'
  /** An autopilot said to the whole table that it would play a move. */
  | 'announcement'
  /** An autopilot warned an institution of a demand. */
  | 'threat';

/** What became of a promise; announcements and threats that were carried out are kept. */
export type PromiseOutcome =
  /** The other parties did not sign, so it never bound anybody. */
  | 'not-signed'
  /** It was not due yet when the session ended, or it was not carried out. */
  | 'open'
  /** It ended unfulfilled because another party broke the agreement. */
  | 'released'
  /** No rule can tell whether words were kept, and nobody has said so. */
  | 'not-judged'
  | 'kept'
  | 'broken';

/** A claim at the table: whether it was true, and who came to believe it how far, and when. */
export interface ClaimTrail {
  /** The claim, as a sentence. */
  readonly title: string;
  readonly true: boolean;
  /** Oldest first. */
  readonly steps: readonly BeliefStep[];
}

/** From then on a role is so sure of a claim. */
export interface BeliefStep {
  /** Game time, seconds. */
  readonly at: number;
  /** Null for everybody who did not have it before: the claim was made public. */
  readonly role?: string;
  readonly cause: BeliefCause;
  /** How sure that it is true, per cent. */
  readonly sure: number;
  /** The role that told it; null when it was had otherwise. */
  readonly from?: string;
}

/** How a role came to believe a claim as it does. */
export type BeliefCause =
  /** It had the claim from the start. */
  | 'start'
  | 'found'
  | 'told'
  /** Something made it believe more or less. */
  | 'doubted'
  /** It learned whether the claim is true. */
  | 'verified'
  | 'published';

/** How the people of a finished session have answered its survey, in counts. The texts are in the sheet. */
export interface SurveyReport {
  /** Those that somebody has answered, in the scenario's order. */
  readonly questions: readonly SurveyQuestionReport[];
  /** Likewise. */
  readonly predictions: readonly PredictionReport[];
}

export interface SurveyQuestionReport {
  /** Its id. */
  readonly question: string;
  /** In the order of time. */
  readonly waves: readonly SurveyWaveReport[];
  /** From the first of two waves to the last; null when nobody has answered in both. */
  readonly change?: SurveyChange;
}

export interface SurveyWaveReport {
  readonly wave: SurveyWave;
  /** How many have answered. */
  readonly people: number;
  /** How many have given each answer, from 1 on; null when they are too few to be shown. */
  readonly counts?: readonly number[];
}

/** Of the people who have answered in both waves, how many gave which answer the second time. */
export interface SurveyChange {
  readonly lower: number;
  readonly same: number;
  readonly higher: number;
}

export interface PredictionReport {
  /** Its id. */
  readonly prediction: string;
  /** Whether it has come about. */
  readonly true: boolean;
  /** How many have said how likely it is. */
  readonly people: number;
  /** How likely they said it is, per cent, in rising order; null when they are too few to be shown. */
  readonly sure?: readonly number[];
}

/**
 * A finished session through somebody's eyes, from its opening to its end: the view at the opening, and what
 * each entry of the journal added and changed for these eyes, as batches said it while the session ran.
 */
export interface Replay {
  /** Whose: the id of a role, `facilitator`, or `public` for what everybody saw. */
  readonly eyes: string;
  /** All eyes through which the asker may see this session. */
  readonly choices: readonly string[];
  readonly sheet: Sheet;
  /** The view after the first entry. */
  readonly opening: View;
  readonly steps: readonly ReplayStep[];
}

/** What one entry of the journal showed to somebody's eyes; an entry that showed nothing has none. */
export interface ReplayStep {
  /**
   * Number of the entry in the journal, where the opening is 1; while the session is sealed, numbers of players go
   * up by one with each step, so that they do not count what was hidden.
   */
  readonly entry: number;
  /** Game time, seconds since the first round began. */
  readonly at: number;
  /** Index of the round after the entry, from 0. */
  readonly round: number;
  readonly notices: readonly Notice[];
  /** Changed entries of the view; an entry that is null is gone. */
  readonly changes: ViewChanges;
}

/** `POST /api/sessions/{id}/expected`, asked with a `MoveChoice`: what its role may expect of it. */
export interface ExpectedReply {
  readonly expected: readonly Expectation[];
}

export interface ClassOpenedReply {
  readonly class: string;
  /** What people type to join. */
  readonly code: string;
  /** The facilitator's class ticket; the server keeps only its hash. */
  readonly ticket: string;
}

/** What has changed in a class. An item replaces the one with the same number or id. */
export interface ClassUpdate {
  /** Not null in the last update of a stream, which then holds nothing else. */
  readonly refusal?: Refusal;
  /** Unix milliseconds. */
  readonly serverTime: number;
  /** Whether this is everything, so that whatever is not in it is gone. */
  readonly full: boolean;
  /** Null when unchanged. */
  readonly class?: ClassInfo;
  readonly tables: readonly TableSummary[];
  /** Tables that are not the assistant's any more. */
  readonly goneTables: readonly number[];
  readonly members: readonly MemberView[];
  readonly goneMembers: readonly string[];
  /** All of them, for the facilitator alone; null when unchanged. */
  readonly assistants?: AssistantList;
}

export interface ClassInfo {
  readonly class: string;
  readonly code: string;
  readonly scenario: string;
  readonly title: string;
  /** Id of the assistant who looks; null for the facilitator. */
  readonly assistant?: string;
  readonly kind: ClassKind;
  readonly luck: Luck;
  readonly pacing: Pacing;
  readonly groups: Grouping;
  readonly chooseTable: boolean;
  /** How many tables; for homework the most. */
  readonly tables: number;
  readonly seatsPerTable: number;
  readonly rounds: readonly string[];
  /** In the order in which they are filled. */
  readonly roles: readonly RoleCard[];
  /** Those that the board shows, in the order of `Indicators`. */
  readonly indicators: readonly TitledId[];
  /** Those that it can show. */
  readonly allIndicators: readonly TitledId[];
  /** Whether players may read the debriefs of tables that have ended. */
  readonly released: boolean;
  /** Whether the class is over. */
  readonly ended: boolean;
  /** How many tasks are on their way to the tables; not 0 for long. */
  readonly pending: number;
  /** Whether this is for a screen on the wall: without people, decisions, and whatever onlookers do not see. */
  readonly public: boolean;
  /** In which the deadlines of play over days are set; null in the other pacings. */
  readonly timeZone?: string;
  /** Until when homework is played; null for as long as the facilitator likes. */
  readonly due?: HomeworkDate;
}

/** One table at a glance, as its facilitator may know it. */
export interface TableSummary {
  /** Its number, from 1. */
  readonly table: number;
  /** Null while it is not open yet. */
  readonly session?: string;
  readonly phase: Phase;
  /** Index of the current round, from 0. */
  readonly round: number;
  /** The browser runs it on between changes. */
  readonly clock?: ClockView;
  /** How many of its players are connected. */
  readonly here: number;
  /** How many players it has. */
  readonly seats: number;
  /** How many of the roles that people play are ready in this round. */
  readonly ready: number;
  /** How many roles people play. */
  readonly roles: number;
  /** Demands that nobody has answered yet. */
  readonly openDemands: number;
  /** The last decision of a person or an autopilot, in one line. */
  readonly lastDecision?: string;
  /** When a person last decided, Unix milliseconds; null before. */
  readonly lastDecisionAt?: number;
  /** When somebody last talked or decided, Unix milliseconds; null before the start. */
  readonly silentSince?: number;
  /** Values, in the order of `Indicators`. */
  readonly indicators: readonly number[];
  /** How many improvised moves wait for a ruling. */
  readonly rulings: number;
  /** How many roles wait for an answer of the facilitator. */
  readonly questions: number;
  /** Title of the ending, in the debrief. */
  readonly ending?: string;
  /** The table at which its people play on. */
  readonly mergedInto?: number;
  /** Why the table cannot be read; then the rest is what was last known. */
  readonly fault?: Refusal;
  /** Until when its round is played over days; null in the other pacings. */
  readonly deadline?: string;
  /** The roles that a language model plays, or is to play while nobody else does. */
  readonly assistants: readonly AssistantRole[];
}

/** A role that a language model plays at a table. */
export interface AssistantRole {
  /** Its title. */
  readonly role: string;
  readonly model: string;
}

/** Somebody of the class. */
export interface MemberView {
  readonly member: string;
  readonly name: string;
  readonly group?: string;
  readonly table?: number;
  /** As assigned; the table may have changed it since. */
  readonly role?: string;
  /** Whether the person is connected. */
  readonly here: boolean;
  /** Whether the person has come at all: by the code, or by the link of the roster. */
  readonly checkedIn: boolean;
  /** Whether the person is of the roster. */
  readonly hasLink: boolean;
  /** Whether the table has taken the person in. */
  readonly seated: boolean;
}

export interface AssistantList {
  readonly assistants: readonly AssistantView[];
}

export interface AssistantView {
  readonly assistant: string;
  readonly name: string;
  readonly tables: readonly number[];
}

/** The tables of a class beside each other, as far as each has come, with every secret unsealed. */
export interface ClassComparison {
  readonly indicators: readonly TitledId[];
  readonly roles: readonly TitledId[];
  /** Titles. */
  readonly rounds: readonly string[];
  readonly tables: readonly TableOutcome[];
  /** Decisions that some tables took and others did not, the earliest first. */
  readonly splits: readonly TableSplit[];
  /** For the discussion. */
  readonly questions: readonly string[];
}

/** What has become of one table. */
export interface TableOutcome {
  readonly table: number;
  /** Index of the round it has reached, from 0. */
  readonly round: number;
  /** Null while its game is not over. */
  readonly ending?: TitledId;
  /**
   * The indicators' values at the start, then at the end of each round, the last one perhaps unfinished; in the
   * order of `Indicators`.
   */
  readonly values: readonly (readonly number[])[];
  /** 0 to 100, in the order of `Roles`. */
  readonly scores: readonly number[];
  /** Of roles that have kept or broken any. */
  readonly promises: readonly PromiseCount[];
  /** Titles of those that were signed. */
  readonly agreements: readonly string[];
  /** What each role has played, once for each move. */
  readonly moves: readonly FirstPlay[];
}

export interface PromiseCount {
  readonly role: string;
  readonly kept: number;
  readonly broken: number;
}

export interface FirstPlay {
  readonly role: string;
  readonly move: string;
  /** From 0: the first one in which the role played the move. */
  readonly round: number;
}

/** A decision at which tables part. */
export interface TableSplit {
  /** From 0: the first one in which some tables have taken it and others have not. */
  readonly round: number;
  readonly role: string;
  /** Title. */
  readonly move: string;
  /** Numbers of the tables that had taken it by then. */
  readonly played: readonly number[];
  /** Numbers of the others that have come as far. */
  readonly notPlayed: readonly number[];
}

/** Who of a class has taken part and how far each has come. There is no score in it, and nothing like one. */
export interface ParticipationReport {
  /** Of the scenario. */
  readonly roles: readonly TitledId[];
  /** Of the debrief. */
  readonly questions: readonly string[];
  readonly members: readonly MemberParticipation[];
  /** Tables that cannot be read now; of their members only the `State` is known. */
  readonly unread: readonly number[];
}

/** What a member has done, at all tables where the member has sat. */
export interface MemberParticipation {
  /** Id. */
  readonly member: string;
  readonly name: string;
  readonly group?: string;
  /** As `CheckedIn` has it. */
  readonly checkedIn: boolean;
  /** Null for a member without a place, who may have had one. */
  readonly table?: number;
  /** At the table; null without a table. */
  readonly role?: string;
  readonly state: ParticipationState;
  /** When the member's game first ran, Unix milliseconds; null before. */
  readonly startedAt?: number;
  /** When the member's game was over, Unix milliseconds; null before. */
  readonly finishedAt?: number;
  /**
   * Real time that the member has played. It runs while a game runs in which the member has a role that people
   * play. It stands still while the facilitator has paused the game, while the game waits because nobody is
   * connected, while an autopilot plays the role because none of its people is connected, and while the server is
   * off. Journals hold no connections: the first half minute of a game that waits and the first minute of an
   * absent role are in it, and so is a member of a team who is away while others of the team are there. Of a
   * stretch in which nothing at all happens at the table, fifteen minutes are in it at most. It ends with the
   * journal's last entry.
   */
  readonly seconds: number;
  /** Title; null while the member's game is not over. */
  readonly ending?: string;
  /**
   * Moves, answers to demands, improvised moves, and agreements proposed, signed or declined, by this person. A
   * sealed move is one, also when it is taken back or opens.
   */
  readonly decisions: number;
  /** How many questions of the debrief the member's role has answered. */
  readonly answers: number;
}

export type ParticipationState =
  /** The person has not come, or the game has not begun. */
  | 'not-started'
  | 'playing'
  /** The game is over. */
  | 'finished'
  /** The person has given the place up before the end, or has lost it. */
  | 'left';

/** What a member's role has answered to the questions of the debrief. */
export interface MemberAnswers {
  readonly member: string;
  /** At most one for each question. */
  readonly answers: readonly QuestionAnswer[];
}

export interface TableCommandsReply {
  readonly id: string;
  readonly results: readonly TableResult[];
}

export interface TableResult {
  readonly table: number;
  /** Null when the table has done it. */
  readonly refusal?: Refusal;
}

export interface RosterReply {
  readonly seats: readonly RosterSeat[];
}

export interface RosterSeat {
  /** Of the roster, from 1. */
  readonly line: number;
  readonly member: string;
  readonly name: string;
  readonly group?: string;
  readonly table: number;
  readonly role: string;
  /** The secret for the person's link, for `UseLinkRequest`. */
  readonly link: string;
}

export interface AssistantReply {
  readonly assistant: string;
  /** A class ticket for the assistant's tables. */
  readonly ticket: string;
}

/** `POST /api/classes/{id}/projector` with the facilitator's class ticket. */
export interface ProjectorReply {
  /** Opens `WatchClass` alone, and of the board what everybody may know. */
  readonly ticket: string;
}

/**
 * `GET /api/sessions/{id}/decisions`: what was decided while the game ran, in order. For whoever may read the
 * debrief.
 */
export interface DecisionList {
  readonly decisions: readonly RecordedDecision[];
}

export interface RecordedDecision {
  /** Number of its entry in the journal. */
  readonly entry: number;
  /** From 0. */
  readonly round: number;
  /** Game time, seconds. */
  readonly at: number;
  /** Null for the facilitator. */
  readonly role?: string;
  /** The headline of what it did. */
  readonly text: string;
}

/**
 * `GET /api/sessions/{id}/decisions/{entry}/options`: what else the role could have done then, without words of
 * its own; nothing for the facilitator.
 */
export interface DecisionOptions {
  readonly options: readonly DecisionOption[];
}

export interface DecisionOption {
  /** For `Instead`. */
  readonly command: SeatCommand;
  /** What it is and whom it is about. */
  readonly text: string;
}

/**
 * `GET /api/sessions/{id}/analysis`: how far the analysis of a finished session is, and what it has found so
 * far. `POST` has the server begin it and answers the same. Everybody who may read the debrief may ask.
 */
export interface SessionAnalysis {
  readonly state: AnalysisState;
  /** Games of autopilots that have been played. */
  readonly done: number;
  /** Games that are played in all; 0 while nothing is being played. */
  readonly all: number;
  /** Null until it is known. */
  readonly typicality?: GameTypicality;
  /** Null until they are known. */
  readonly turningPoints?: GameTurningPoints;
}

/** How far the analysis of a session is. */
export type AnalysisState =
  /** Nobody has begun it. */
  | 'none'
  /** The server works on the analyses of other sessions first. */
  | 'waiting'
  /** Games are being played. */
  | 'running'
  /** All of it is known, and kept. */
  | 'done';

/** A session among games that autopilots played from moments of it. */
export interface GameTypicality {
  /** Games from each moment. */
  readonly games: number;
  /** The session's own. */
  readonly ending: TitledId;
  /** The opening, then the end of each round but the last. */
  readonly moments: readonly TypicalityMoment[];
}

export interface TypicalityMoment {
  /** Rounds that were over at that moment; 0 for the opening. */
  readonly rounds: number;
  /** Share of the games that ended as the session did, 0 to 1. */
  readonly sameEnding: Interval;
  /** Games by ending, in the order of the scenario; those that did not occur as well. */
  readonly endings: readonly EndingCount[];
  /** In the order of the roles. */
  readonly scores: readonly ValueAmongGames[];
  /** In the order of the indicators. */
  readonly indicators: readonly ValueAmongGames[];
}

/** A figure with the interval that holds the true one in 95 of 100 cases; without one where there is none. */
export interface Interval {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

export interface EndingCount {
  readonly ending: TitledId;
  /** How many games ended so. */
  readonly games: number;
}

/** A value of the session among the same values of the games. */
export interface ValueAmongGames {
  /** Of the role or the indicator. */
  readonly id: string;
  /** The session's, 0 to 100. */
  readonly value: number;
  /** 0 to 100: per cent of the games with less, and half of those with the same. */
  readonly percentile: number;
  /** Of the games. */
  readonly median: number;
  /** Games by value, in twenty steps of five: 0 to 4, 5 to 9, … , 95 to 100. */
  readonly spread: readonly number[];
}

/** The decisions of a session by how far they moved what was to be expected of it. */
export interface GameTurningPoints {
  /** All that were taken while the game ran. */
  readonly decisions: number;
  /** Games from before each decision, and as many from after it. */
  readonly pairs: number;
  /**
   * Those that were looked at, the one that moved most first; in a long game those of people and the weightiest
   * ones.
   */
  readonly ranked: readonly RankedDecision[];
}

export interface RankedDecision {
  /** Number of its entry in the journal, for `Entry`. */
  readonly entry: number;
  /** From 0. */
  readonly round: number;
  /** Game time, seconds. */
  readonly at: number;
  /** Null for the facilitator. */
  readonly role?: string;
  /** Who decided for the role. */
  readonly pilot: Pilot;
  /** The headline of what it did. */
  readonly text: string;
  /**
   * 0 to 1: the greatest shift that is certain by its 95 % interval, of the endings or of one role's score (a
   * hundredth for each point). 0 where chance alone may have made all of it.
   */
  readonly strength: number;
  /** Games from before it (`played`), and from after it (`other`). */
  readonly shift: GamesComparison;
}

/** What autopilots made of two beginnings, with the same luck pair by pair. */
export interface GamesComparison {
  /** Games from each of the two. */
  readonly pairs: number;
  /** Share of the games that would have to end otherwise to make the endings of one those of the other, 0 to 1. */
  readonly distance: Interval;
  /** Those that occurred. */
  readonly endings: readonly EndingComparison[];
  /** In the order of the roles. */
  readonly roles: readonly ScoreComparison[];
}

export interface EndingComparison {
  readonly ending: TitledId;
  /** Games that ended so from the first beginning. */
  readonly played: number;
  /** Games that ended so from the other one. */
  readonly other: number;
  /** Share of the others less share of the first, −1 to 1. */
  readonly difference: Interval;
}

export interface ScoreComparison {
  readonly role: string;
  /** Mean score from the first beginning, 0 to 100. */
  readonly played: number;
  /** The same from the other one. */
  readonly other: number;
  /** The mean of what the role scores more in the other game of each pair. */
  readonly difference: Interval;
}

export interface WhatIfUpdate {
  /** Not null in the last update of a stream that fails, which then holds nothing else. */
  readonly refusal?: Refusal;
  /** In the first update alone. */
  readonly paths?: WhatIfPaths;
  /** Games that have been played. */
  readonly done: number;
  /** Games that are played in all. */
  readonly all: number;
  /**
   * Of all pairs of games in the last update; in some of those before, of the first pairs, so that its intervals
   * narrow.
   */
  readonly comparison?: GamesComparison;
}

/** The game as it was played and as it goes with the decision changed, with the same luck. */
export interface WhatIfPaths {
  readonly played: PlayedPath;
  readonly other: PlayedPath;
  /** Where the two part after the decision; null when they never do. */
  readonly parting?: PathsParting;
}

export interface PlayedPath {
  readonly ending: TitledId;
  /** In the order of the roles. */
  readonly scores: readonly RoleScore[];
  /** From the changed one on, in the order of game time. */
  readonly decisions: readonly PathStep[];
}

export interface RoleScore {
  readonly role: string;
  /** 0 to 100. */
  readonly score: number;
}

export interface PathStep {
  /** Number of the recorded entry that it is, or stands for; null for one that was not recorded. */
  readonly entry?: number;
  /** From 0. */
  readonly round: number;
  /** Game time, seconds. */
  readonly at: number;
  /** Null for the facilitator. */
  readonly role?: string;
  /** The headline of what it did; of what it would have done when it was dropped. */
  readonly text: string;
  readonly mark: PathMark;
}

/** How a decision of a path came about. */
export type PathMark =
  /** It is on record. */
  | 'played'
  /** It is the one that the question is about. */
  | 'changed'
  /** A person or an AI assistant took it, and it was taken again at its game time. */
  | 'replayed'
  /** An autopilot took it, and takes it again of its own accord. */
  | 'as-before'
  /** An autopilot takes it, in its role or in place of a person whose decision was no longer legal. */
  | 'anew'
  /** It is on record and was not taken here. */
  | 'dropped';

export interface PathsParting {
  /** From 0. */
  readonly round: number;
  /** Game time, seconds. */
  readonly at: number;
  /** What happened then; null when nothing more did. */
  readonly played?: string;
  /** What happens instead; null when nothing more does. */
  readonly other?: string;
}
