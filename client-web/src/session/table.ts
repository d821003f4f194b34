// The state of one table as this viewer may see it: a snapshot, and the batches folded into it.
import type {
  Batch,
  Notice,
  Presence,
  SeatCommand,
  SeatIdentity,
  Sheet,
  Snapshot,
  SurveyResponse,
  TeamDrafts,
  View,
  ViewChanges,
} from '../protocol';

export interface Table {
  readonly session: string;
  readonly code: string;
  readonly stream: string;
  /** Number of the last batch that is in here. */
  readonly at: number;
  readonly you: SeatIdentity;
  readonly sheet: Sheet;
  readonly view: View;
  /** Oldest first. */
  readonly log: readonly Notice[];
  readonly presence: Presence;
  /** Seconds for which the own role may be without its people; undefined when no autopilot takes it. */
  readonly absenceGraceSeconds?: number;
  /** What oneself has answered in the survey. */
  readonly survey?: readonly SurveyResponse[];
  /** What the own team prepares; null without a team. */
  readonly drafts: TeamDrafts | null;
  /** Milliseconds to add to the browser's monotonic clock to get the session's time. */
  readonly clockOffset: number;
}

export function fromSnapshot(snapshot: Snapshot, monotonic: number): Table {
  const { serverTime, ...rest } = snapshot;
  return { ...rest, drafts: null, clockOffset: serverTime - monotonic };
}

/** Those of the two that are newer; null only when there are none, and never those of another role. */
export function newerDrafts(one: TeamDrafts | null, other: TeamDrafts | null, role: string | undefined) {
  const [first, second] = [one, other].map((drafts) => (drafts?.role === role ? drafts : null));
  return first && second ? (second.number > first.number ? second : first) : (first ?? second ?? null);
}

/** `gap` when a batch before this one is missing; the same table when it is one we have. */
export function applyBatch(table: Table, batch: Batch): Table | 'gap' {
  if (batch.to <= table.at) return table;
  if (batch.from !== table.at) return 'gap';
  return {
    ...table,
    at: batch.to,
    view: applyChanges(table.view, batch.changes),
    log: batch.notices.length > 0 ? [...table.log, ...batch.notices] : table.log,
  };
}

/** With what oneself has just answered in the survey; the same table after any other command. */
export function withAnswers(table: Table, command: SeatCommand): Table {
  if (command.type !== 'answer-survey') return table;
  const { wave, answers } = command;
  const responses = table.survey ?? [];
  const before = responses.find((response) => response.wave === wave)?.answers ?? [];
  const kept = before.filter(({ question }) => answers.every((answer) => answer.question !== question));
  const response = { seat: table.you.seat, wave, answers: [...kept, ...answers] };
  return { ...table, survey: [...responses.filter((other) => other.wave !== wave), response] };
}

export function applyChanges(view: View, changes: ViewChanges): View {
  return {
    session: changes.session ?? view.session,
    clock: changes.clock ?? view.clock,
    indicators: applyEntries(view.indicators, changes.indicators),
    roles: applyEntries(view.roles, changes.roles),
    seats: applyEntries(view.seats, changes.seats),
    assets: applyEntries(view.assets, changes.assets),
    directives: applyEntries(view.directives, changes.directives),
    agreements: applyEntries(view.agreements, changes.agreements),
    moves: applyEntries(view.moves, changes.moves),
    objectives: applyEntries(view.objectives, changes.objectives),
    flags: applyEntries(view.flags, changes.flags),
    injects: applyEntries(view.injects, changes.injects),
    improvised: applyEntries(view.improvised, changes.improvised),
    improvising: changes.improvising ?? view.improvising,
    acting: changes.acting ?? view.acting,
    proposing: changes.proposing ?? view.proposing,
    answers: applyEntries(view.answers, changes.answers),
    channels: applyEntries(view.channels, changes.channels),
    notes: applyEntries(view.notes, changes.notes),
    permits: applyEntries(view.permits, changes.permits),
    intel: applyEntries(view.intel, changes.intel),
    surveys: applyEntries(view.surveys, changes.surveys),
  };
}

type Entries<T> = Readonly<Record<string, T>>;

function applyEntries<T>(entries: Entries<T>, changes: Entries<T | null> | undefined): Entries<T> {
  if (!changes) return entries;
  const next: Record<string, T> = { ...entries };
  for (const [id, entry] of Object.entries(changes)) {
    if (entry === null) delete next[id];
    else next[id] = entry;
  }
  return next;
}
