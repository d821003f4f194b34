import type { Curve } from '../protocol';

/** A moment at which an indicator moved much. */
export interface TurningPoint {
  readonly indicator: string;
  /** Game time, seconds. */
  readonly at: number;
  readonly by: number;
  readonly cause: string;
}

/** The largest steps of the indicators, of one cause no more than one; in the order in which they came. */
export function turningPoints(curves: readonly Curve[], most: number): readonly TurningPoint[] {
  const steps = curves.flatMap(({ indicator, points }) =>
    points
      .slice(1)
      .map(({ at, value, cause }, index) => ({ indicator, at, by: value - (points[index]?.value ?? value), cause })),
  );
  const largest = new Map<string, TurningPoint>();
  for (const step of steps) {
    const key = `${step.at} ${step.cause}`;
    const known = largest.get(key);
    if (!known || Math.abs(step.by) > Math.abs(known.by)) largest.set(key, step);
  }
  return [...largest.values()]
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.at - b.at);
}
