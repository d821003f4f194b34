// What a chart of an indicator shows beside its line: which points bear a number, which one a pointer is at, and what
// its two ends mean.
import type { Polarity } from '../../protocol';
import type { Step } from './steps';

/** Indices of the largest steps in the order in which they came, of one cause no more than one. */
export function namedSteps(steps: readonly Step[], most: number): readonly number[] {
  const largest = new Map<string, number>();
  steps.forEach(({ at, by, cause }, index) => {
    const known = largest.get(`${at} ${cause}`);
    if (by !== 0 && (known === undefined || Math.abs(by) > Math.abs(steps[known]?.by ?? 0)))
      largest.set(`${at} ${cause}`, index);
  });
  return [...largest.values()]
    .sort((a, b) => Math.abs(steps[b]?.by ?? 0) - Math.abs(steps[a]?.by ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/**
 * The steps that are turning points, each once, with their ranks.
 * @param turning Ranks by the lines of the timeline that tell of them.
 */
export function turningSteps(
  steps: readonly Step[],
  turning: ReadonlyMap<number, number> | undefined,
): readonly { readonly step: number; readonly rank: number }[] {
  const ranks = new Map<number, number>();
  steps.forEach(({ line }, step) => {
    const rank = line === undefined ? undefined : turning?.get(line);
    if (rank !== undefined) ranks.set(rank, step);
  });
  return [...ranks].map(([rank, step]) => ({ step, rank })).sort((a, b) => a.step - b.step);
}

/** Index of the place that is nearest. */
export function nearest(places: readonly number[], to: number): number {
  let best = 0;
  places.forEach((place, index) => {
    if (Math.abs(place - to) < Math.abs((places[best] ?? 0) - to)) best = index;
  });
  return best;
}

/** In words, so that nobody takes 100 for good where it is the worst there can be. */
export function meaningOf(polarity: Polarity | undefined): { readonly least: string; readonly most: string } | null {
  if (polarity === 'more-is-better') return { least: 'worst', most: 'best' };
  if (polarity === 'less-is-better') return { least: 'best', most: 'worst' };
  return null;
}
