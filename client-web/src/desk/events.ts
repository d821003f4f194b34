// The list of events: what stands in it, in the order of time.
import type { InjectContent, InjectView, Sheet, View } from '../protocol';
import { calendarTime } from '../session/clock';
import { contentOf } from './inject-form';

export interface ListedEvent {
  readonly id: string;
  readonly state: InjectView;
  /** What it says now. */
  readonly content: InjectContent;
  /** What must hold for it in the scenario, in words; empty for nothing. */
  readonly waitsFor: string;
  readonly hasEffects: boolean;
}

/** Those that have a time come first, by it; the others in the order of the scenario and of adding. */
export function eventsOf(sheet: Sheet, view: View): readonly ListedEvent[] {
  const texts = new Map(sheet.injects.map((inject) => [inject.id, inject]));
  const added = Object.keys(view.injects)
    .filter((id) => !texts.has(id))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const listed = [...texts.keys(), ...added].flatMap((id): ListedEvent[] => {
    const state = view.injects[id];
    const text = texts.get(id);
    const content = state?.content ?? (text && contentOf(text));
    if (!state || !content) return [];
    return [{ id, state, content, waitsFor: text?.when ?? '', hasEffects: text?.hasEffects ?? false }];
  });
  return listed
    .map((event, index) => ({ event, at: timeOf(sheet, event.state), index }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ event }) => event);
}

/** Game time by which it stands in the list. */
function timeOf(sheet: Sheet, { happened, due, round, state }: InjectView): number {
  if (happened !== undefined) return happened;
  if (due !== undefined) return due;
  if (round === undefined) return Number.MAX_SAFE_INTEGER;
  return state === 'waiting' ? (sheet.rounds[round]?.startsAt ?? 0) : (sheet.rounds[round]?.endsAt ?? 0);
}

/** "Due Fri 14:00", "At the end of round 2" */
export function whenInWords(sheet: Sheet, { state, happened, due, round, timing }: InjectView): string {
  const inRound = round === undefined ? '' : `, in round ${round + 1}`;
  const time = (at: number) => calendarTime(sheet.starts, at);
  const planned =
    due !== undefined ? `due ${time(due)}` : timing?.trigger === 'round-end' ? `end of round ${(round ?? 0) + 1}` : '';
  switch (state) {
    case 'released':
      return `Happened ${time(happened ?? 0)}`;
    case 'skipped':
      return planned ? `Skipped; was ${planned}` : 'Skipped';
    case 'planned':
      return `Due ${time(due ?? 0)}${inRound}`;
    case 'at-round-end':
      return `At the end of round ${(round ?? 0) + 1}`;
    case 'waiting':
      return `When it holds${inRound}`;
    case 'missed':
      return `Did not happen in round ${(round ?? 0) + 1}`;
    case 'manual':
      return timing ? 'By hand' : 'By hand, or by a move';
  }
}
