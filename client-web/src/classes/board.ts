// The board of a class as its facilitator sees it: what updates make of it, and which tables need somebody.
import type { AssistantView, ClassInfo, ClassUpdate, MemberView, TableSummary } from '../protocol';

export interface Board {
  readonly info: ClassInfo;
  /** By number. */
  readonly tables: ReadonlyMap<number, TableSummary>;
  readonly members: ReadonlyMap<string, MemberView>;
  readonly assistants: readonly AssistantView[];
  /** Values of the shown indicators as they have come while this page was open, by table. */
  readonly courses: ReadonlyMap<number, Course>;
  /** Server time minus monotonic time, in milliseconds. */
  readonly clockOffset: number;
}

/** For each shown indicator the values that it has had, oldest first. */
export type Course = readonly (readonly number[])[];

/** More would not be seen in so small a picture. */
const longestCourse = 48;

/** @param monotonic Milliseconds of a clock that nobody sets, when the update came. */
export function applyUpdate(board: Board | null, update: ClassUpdate, monotonic: number): Board | null {
  const before = update.full ? null : board;
  const info = update.class ?? before?.info;
  if (!info) return board;
  const sameIndicators =
    board?.info.indicators.map(({ id }) => id).join() === info.indicators.map(({ id }) => id).join();
  const tables = changed(before?.tables, update.tables, ({ table }) => table, update.goneTables);
  const courses = new Map(sameIndicators ? board?.courses : []);
  for (const { table, indicators } of update.tables) courses.set(table, longer(courses.get(table), indicators));
  for (const table of update.goneTables) courses.delete(table);
  return {
    info,
    tables,
    members: changed(before?.members, update.members, ({ member }) => member, update.goneMembers),
    assistants: update.assistants?.assistants ?? before?.assistants ?? [],
    courses,
    clockOffset: update.serverTime - monotonic,
  };
}

function changed<K, T>(
  before: ReadonlyMap<K, T> | undefined,
  items: readonly T[],
  keyOf: (item: T) => K,
  gone: readonly K[],
) {
  const after = new Map(before);
  for (const item of items) after.set(keyOf(item), item);
  for (const key of gone) after.delete(key);
  return after;
}

function longer(course: Course | undefined, values: readonly number[]): Course {
  return values.map((value, index) => {
    const known = course?.[index] ?? [];
    return known.at(-1) === value ? known : [...known, value].slice(-longestCourse);
  });
}

/** Why somebody should look at a table. */
export type Flag = 'fault' | 'help' | 'ruling' | 'stuck' | 'silent' | 'empty' | 'outlier';

/** Tables in the same round from which one can be far away; of fewer none is. */
const fewestToCompare = 5;

/** Points of an indicator, beside which no difference counts as far. */
const leastDistance = 15;

/**
 * @param minutes Without a decision, or without a word, after which a table needs somebody.
 * @param now Server time, Unix milliseconds.
 */
export function flagsOf(
  table: TableSummary,
  all: readonly TableSummary[],
  minutes: number,
  now: number,
): readonly Flag[] {
  const flags: Flag[] = [];
  if (table.fault) flags.push('fault');
  if (isOver(table)) return flags;
  if (table.questions > 0) flags.push('help');
  if (table.rulings > 0) flags.push('ruling');
  if (table.phase !== 'running') return flags;
  // Over days people come and go, and a quiet hour means nothing.
  if (table.deadline !== undefined) {
    if (isOutlier(table, all)) flags.push('outlier');
    return flags;
  }
  if (table.here === 0) flags.push('empty');
  else {
    const longAgo = now - minutes * 60_000;
    const began = table.silentSince ?? now;
    if ((table.lastDecisionAt ?? began) < longAgo) flags.push('stuck');
    if (began < longAgo) flags.push('silent');
  }
  if (isOutlier(table, all)) flags.push('outlier');
  return flags;
}

/** Whether a shown indicator is much further from the median of the tables in the same round than most are. */
function isOutlier(table: TableSummary, all: readonly TableSummary[]): boolean {
  const peers = all.filter((one) => one.phase === 'running' && one.round === table.round);
  if (peers.length < fewestToCompare) return false;
  return table.indicators.some((value, index) => {
    const values = peers.flatMap((one) => one.indicators.slice(index, index + 1));
    const middle = median(values);
    const spread = median(values.map((one) => Math.abs(one - middle)));
    return Math.abs(value - middle) > Math.max(leastDistance, 3 * spread);
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}

export const isOver = (table: TableSummary): boolean => table.phase === 'debrief' || table.mergedInto !== undefined;

export type Order = 'number' | 'flags' | 'round' | 'ready' | 'quiet';
export type Filter = 'all' | 'flagged' | 'lobby' | 'running' | 'over';

export interface Seen {
  readonly table: TableSummary;
  readonly flags: readonly Flag[];
}

export function shown(board: Board, filter: Filter, order: Order, minutes: number, now: number): readonly Seen[] {
  const all = [...board.tables.values()];
  const keys: Readonly<Record<Order, (seen: Seen) => number>> = {
    number: () => 0,
    flags: ({ flags }) => -flags.length,
    round: ({ table }) => (isOver(table) ? Number.POSITIVE_INFINITY : table.phase === 'lobby' ? -1 : table.round),
    ready: ({ table }) => (table.roles > 0 ? -table.ready / table.roles : 0),
    quiet: ({ table }) => (isOver(table) ? Number.POSITIVE_INFINITY : (table.silentSince ?? Number.POSITIVE_INFINITY)),
  };
  const keep: Readonly<Record<Filter, (seen: Seen) => boolean>> = {
    all: () => true,
    flagged: ({ flags }) => flags.length > 0,
    lobby: ({ table }) => table.phase === 'lobby' && !isOver(table),
    running: ({ table }) => table.phase === 'running' && !isOver(table),
    over: ({ table }) => isOver(table),
  };
  const keyOf = keys[order];
  return all
    .map((table) => ({ table, flags: flagsOf(table, all, minutes, now) }))
    .filter(keep[filter])
    .sort((a, b) => keyOf(a) - keyOf(b) || a.table.table - b.table.table);
}

export const flagWords: Readonly<Record<Flag, string>> = {
  fault: 'Cannot be read',
  help: 'Asks for help',
  ruling: 'Ruling waits',
  stuck: 'No decision',
  silent: 'Silent',
  empty: 'Nobody here',
  outlier: 'Far from the others',
};
