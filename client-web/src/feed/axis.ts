// The calendar jumps between rounds ("Thursday night", "Friday 13:15"), so a chart gives every round the same width
// instead of drawing mostly the time in which nothing is played.
import type { RoundSheet } from '../protocol';

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
