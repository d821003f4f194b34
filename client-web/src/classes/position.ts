import type { TableSummary } from '../protocol';
import { duration, gameTime } from '../session/clock';

/**
 * "Round 2 · 34 min", or what else a table is at.
 * @param now Server time, Unix milliseconds.
 */
export function position(table: TableSummary, turns: boolean, now: number): string {
  if (table.mergedInto !== undefined) return `Plays on at table ${table.mergedInto}`;
  if (table.phase === 'lobby') return 'Lobby';
  if (table.phase === 'debrief') return table.ending ?? 'Over';
  const round = `Round ${table.round + 1}`;
  const clock = table.clock;
  if (!clock || turns) return round;
  const left = clock.roundEnds - gameTime(clock, now);
  return `${round} · ${duration(left)}`;
}
