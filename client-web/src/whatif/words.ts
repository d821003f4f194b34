// The words and lengths with which a what-if is shown.
import type { Interval, PathMark, PathStep, PathsParting } from '../protocol';
import { signed } from '../session/names';

/** How a decision came about, in words; nothing for what is simply on record. */
export const markWords: Readonly<Record<PathMark, string>> = {
  played: '',
  changed: 'the change',
  replayed: 'taken again',
  'as-before': 'autopilot, as before',
  anew: 'decided anew',
  dropped: 'not taken here',
};

/** What differs from the record: the decisions that are worth reading first. */
export const differing = (steps: readonly PathStep[]): readonly PathStep[] =>
  steps.filter(({ mark }) => mark === 'changed' || mark === 'anew' || mark === 'dropped');

/** What happens in either game where they part. Both can do the same there, sooner or later or with another outcome. */
export const partingWords = ({ played, other }: PathsParting): string =>
  played === other
    ? `Both come to this, but not at the same moment or not with the same outcome: ${played}.`
    : `Played: ${played ?? 'nothing more'}. Changed: ${other ?? 'nothing more'}.`;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** "+2.4, between −1 and +5.8", of a figure that is multiplied, such as by 100 for percentage points. */
export function intervalWords({ value, low, high }: Interval, times = 1): string {
  const middle = signed(rounded(value * times));
  return low === undefined || high === undefined
    ? middle
    : `${middle}, between ${signed(rounded(low * times))} and ${signed(rounded(high * times))}`;
}

/** Whether chance alone may have made all of it. */
export const mayBeNothing = ({ low, high }: Interval): boolean =>
  low === undefined || high === undefined || (low <= 0 && high >= 0);

/** How far charts of differences reach to either side: to the furthest end of all, 5 at least. */
export const reachOf = (all: readonly Interval[]): number =>
  Math.max(5, ...all.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value].map(Math.abs)));
