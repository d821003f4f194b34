// The calendar jumps between rounds ("Thursday night", "Friday 13:15"), so a chart gives every round the same width
// instead of drawing mostly the time in which nothing is played.
import type { Pacing, RoundSheet } from '../protocol';

/** Rounds passed at a moment of game time, with a fraction for the one under way. */
export function roundsPassed(rounds: readonly RoundSheet[], at: number): number {
  let passed = 0;
  for (const { startsAt, endsAt } of rounds) {
    if (at < startsAt) break;
    passed = Math.floor(passed) + Math.min(1, (at - startsAt) / Math.max(1, endsAt - startsAt));
    if (at < endsAt) break;
  }
  return passed;
}

/**
 * Where moments in time order stand on the axis of rounds. In turns no time passes within a round, so there they are
 * spread evenly over it.
 */
export function positions(
  rounds: readonly RoundSheet[],
  pacing: Pacing,
  moments: readonly number[],
): readonly number[] {
  const passed = moments.map((at) => roundsPassed(rounds, at));
  if (pacing === 'live') return passed;
  const round = passed.map((one) => Math.min(Math.floor(one), Math.max(0, rounds.length - 1)));
  return round.map((one, index) => {
    const first = round.indexOf(one);
    const count = round.lastIndexOf(one) - first + 1;
    return one + (index - first) / count;
  });
}
