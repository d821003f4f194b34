import { inWords } from '../deadlines/zoned-time';
import type { ClassInfo, TableSummary } from '../protocol';
import { duration, gameTime } from '../session/clock';

/**
 * "Round 2 · 34 min", or what else a table is at.
 * @param now Server time, Unix milliseconds.
 */
export function position(table: TableSummary, { pacing, timeZone }: ClassInfo, now: number): string {
  if (table.mergedInto !== undefined) return `Plays on at table ${table.mergedInto}`;
  if (table.phase === 'lobby') return 'Lobby';
  if (table.phase === 'debrief') return table.ending ?? 'Over';
  const round = `Round ${table.round + 1}`;
  if (table.deadline) return `${round} · until ${inWords(table.deadline, timeZone ?? 'UTC', Date.now())}`;
  const clock = table.clock;
  if (!clock || pacing !== 'live') return round;
  if (clock.closing !== undefined) return `${round} · closing`;
  const left = clock.roundEnds - gameTime(clock, now);
  return `${round} · ${duration(left)}`;
}
