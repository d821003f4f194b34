import type { HomeworkDate, RoundDeadlines } from '../protocol';
import { daysLater, localTime, momentOf, ownZone } from './zoned-time';

export interface DeadlineChoices {
  readonly zone: string;
  /** Days between two deadlines, when they follow from the first. */
  readonly every: number;
  /** One for each round, as the zone's clocks show it. */
  readonly ends: readonly string[];
  /** The round that the game begins with, from 0; those before it are over. */
  readonly from: number;
}

/** A week from now at six in the evening, and a week for each round after it. */
export function usualDeadlines(rounds: number, now: number, from = 0): DeadlineChoices {
  const zone = ownZone();
  const first = `${localTime(now + 7 * 86_400_000, zone).slice(0, 10)}T18:00`;
  return withFirst({ zone, every: 7, ends: Array.from({ length: rounds }, () => localTime(now, zone)), from }, first);
}

/** All deadlines to come, from the first one on. */
export const withFirst = (choices: DeadlineChoices, first: string): DeadlineChoices => ({
  ...choices,
  ends: choices.ends.map((end, round) =>
    round < choices.from ? end : daysLater(first, (round - choices.from) * choices.every),
  ),
});

/** Null while one of them is missing. */
export function deadlinesOf({ zone, ends }: DeadlineChoices): RoundDeadlines | null {
  const moments = ends.map((local) => momentOf(local, zone));
  return moments.every((moment) => moment !== null) ? { timeZone: zone, ends: moments } : null;
}

/** The date of homework; null while none is set. */
export function dueOf({ due, zone }: { readonly due: string; readonly zone: string }): HomeworkDate | null {
  const at = momentOf(due, zone);
  return at ? { timeZone: zone, at } : null;
}
