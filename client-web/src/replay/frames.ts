// The moments of a replay: the view after each step, made by the same code that applies live batches. Parts that do not
// change are shared between them.
import type { Notice, Replay, View } from '../protocol';
import { gameTime } from '../session/clock';
import { applyChanges } from '../session/table';

export interface Frame {
  /** Number of the entry, which links name; the opening is 1. */
  readonly entry: number;
  /** Game time, seconds since the first round began. */
  readonly at: number;
  /** Index of the round, from 0. */
  readonly round: number;
  readonly view: View;
  /** What was told with this step. */
  readonly notices: readonly Notice[];
  /** How many notices had been told after it. */
  readonly told: number;
}

export function framesOf({ opening, steps }: Replay): readonly Frame[] {
  const frames: Frame[] = [
    { entry: 1, at: opening.clock.at, round: opening.session.round, view: opening, notices: [], told: 0 },
  ];
  let view = opening;
  let told = 0;
  for (const { entry, at, round, notices, changes } of steps) {
    view = applyChanges(view, changes);
    told += notices.length;
    frames.push({ entry, at, round, view, notices, told });
  }
  return frames;
}

/** The frame that stands at an entry: the last one that is not after it. */
export function frameAt(frames: readonly Frame[], entry: number): number {
  const after = frames.findIndex((frame) => frame.entry > entry);
  return after < 0 ? frames.length - 1 : Math.max(0, after - 1);
}

/** Notices that are no decision even where somebody made them. */
const talk: ReadonlySet<Notice['kind']> = new Set(['message', 'help', 'seat', 'note', 'plan', 'session']);

/** What a role decided with a step, whoever decided for it; undefined for a step without a decision. */
export const decisionOf = ({ notices }: Frame): Notice | undefined =>
  notices.find(({ kind, actor, pilot }) => actor !== undefined && pilot !== undefined && !talk.has(kind));

/** The moment of the session's time, Unix milliseconds, at which its clock shows the frame's game time. */
export function serverTimeOf({ at, view: { clock } }: Frame): number {
  const ahead = clock.pace > 0 ? (Math.max(0, at - clock.at) / clock.pace) * 1000 : 0;
  return clock.anchor + ahead;
}

/** Game time of a frame as its clock shows it. */
export const shownTime = (frame: Frame): number => gameTime(frame.view.clock, serverTimeOf(frame));
