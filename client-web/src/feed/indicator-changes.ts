// What the notices say about one indicator: every change that made its value, each with its cause.
import type { IndicatorView, Notice, Polarity } from '../protocol';

export interface IndicatorChange {
  readonly at: number;
  readonly by: number;
  readonly to: number;
  readonly actor: string | undefined;
  readonly cause: string;
}

/** Oldest first. */
export function ledgerOf(log: readonly Notice[], indicator: string): readonly IndicatorChange[] {
  return log.flatMap((notice) =>
    notice.changes
      .filter((change) => change.kind === 'indicator' && change.id === indicator)
      .map(({ by, to }) => ({ at: notice.at, by, to, actor: notice.actor, cause: notice.headline })),
  );
}

export interface Point {
  readonly at: number;
  readonly value: number;
}

/** The value over time: from its start, through its changes, to now. */
export function trendOf(log: readonly Notice[], indicator: string, view: IndicatorView, now: number): readonly Point[] {
  const changes = ledgerOf(log, indicator).map(({ at, to }) => ({ at, value: to }));
  return [{ at: 0, value: view.start }, ...changes, { at: now, value: view.value }];
}

export type Tone = 'good' | 'bad' | 'neutral';

export function toneOf(by: number, polarity: Polarity | undefined): Tone {
  if (by === 0 || polarity === undefined || polarity === 'neutral') return 'neutral';
  return by > 0 === (polarity === 'more-is-better') ? 'good' : 'bad';
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A range around the points in which a change can be seen, at least 24 wide, within 0 to 100. */
export function rangeOf(points: readonly Point[]): Range {
  const values = points.map(({ value }) => value);
  const low = Math.min(100, ...values);
  const high = Math.max(0, ...values);
  const margin = Math.max(4, (24 - (high - low)) / 2);
  return { least: Math.max(0, low - margin), most: Math.min(100, high + margin) };
}

const whole: Range = { least: 0, most: 100 };

/** A step line through the points, in a box of the given size. */
export function stepPath(
  points: readonly Point[],
  until: number,
  width: number,
  height: number,
  range = whole,
): string {
  const x = (at: number) => (until > 0 ? Math.min(1, at / until) * width : 0).toFixed(1);
  const y = (value: number) =>
    (height - ((value - range.least) / Math.max(1, range.most - range.least)) * height).toFixed(1);
  return points.map(({ at, value }, i) => (i === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)}V${y(value)}`)).join('');
}
