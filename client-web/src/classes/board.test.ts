import { expect, test } from 'vitest';
import type { ClassInfo, ClassUpdate, TableSummary } from '../protocol';
import { applyUpdate, type Board, flagsOf, shown } from './board';

const info: ClassInfo = {
  class: 'c',
  code: 'K4M7PX2N',
  scenario: 'first-call',
  title: 'First Call',
  kind: 'room',
  luck: 'same',
  pacing: 'live',
  groups: 'ignored',
  chooseTable: false,
  tables: 3,
  seatsPerTable: 3,
  rounds: ['The tip', 'The order', 'The answer'],
  roles: [],
  indicators: [{ id: 'heat', title: 'Heat' }],
  allIndicators: [{ id: 'heat', title: 'Heat' }],
  released: false,
  ended: false,
  pending: 0,
  public: false,
};
const table = (number: number, changes: Partial<TableSummary> = {}): TableSummary => ({
  table: number,
  session: `s${number}`,
  phase: 'running',
  round: 0,
  here: 3,
  seats: 3,
  ready: 0,
  roles: 3,
  openDemands: 0,
  indicators: [50],
  rulings: 0,
  questions: 0,
  assistants: [],
  ...changes,
});
const update = (changes: Partial<ClassUpdate>): ClassUpdate => ({
  serverTime: 1000,
  full: false,
  tables: [],
  goneTables: [],
  members: [],
  goneMembers: [],
  ...changes,
});
const ofTables = (...tables: TableSummary[]): Board => {
  const board = applyUpdate(null, update({ full: true, class: info, tables }), 0);
  if (!board) throw new Error('No board.');
  return board;
};
const minutes = 5;

test('updates replace, add and take away; a full one forgets the rest', () => {
  const first = ofTables(table(1), table(2));
  const second = applyUpdate(first, update({ tables: [table(2, { here: 1 }), table(3)], goneTables: [1] }), 200);
  expect([...(second?.tables.values() ?? [])].map((one) => [one.table, one.here])).toEqual([
    [2, 1],
    [3, 3],
  ]);
  expect(second?.clockOffset).toBe(800);
  const third = applyUpdate(second, update({ full: true, class: info, tables: [table(1)] }), 0);
  expect([...(third?.tables.keys() ?? [])]).toEqual([1]);
});

test('before the class itself is known there is no board', () => {
  expect(applyUpdate(null, update({ tables: [table(1)] }), 0)).toBeNull();
});

test('a course keeps the values that an indicator has had, and begins anew with another indicator', () => {
  const first = ofTables(table(1, { indicators: [50] }));
  const second = applyUpdate(first, update({ tables: [table(1, { indicators: [55] })] }), 0);
  const third = applyUpdate(second, update({ tables: [table(1, { indicators: [55], here: 2 })] }), 0);
  expect(third?.courses.get(1)).toEqual([[50, 55]]);
  const other = { ...info, indicators: [{ id: 'trust', title: 'Trust' }] };
  const fourth = applyUpdate(third, update({ class: other, tables: [table(1, { indicators: [70] })] }), 0);
  expect(fourth?.courses.get(1)).toEqual([[70]]);
});

test('a table needs somebody when it is stuck, silent, empty, asks, or waits for a ruling', () => {
  const now = 1_000_000_000;
  const ago = (minutes: number) => now - minutes * 60_000;
  const flags = (changes: Partial<TableSummary>) => flagsOf(table(1, changes), [], minutes, now);
  expect(flags({ silentSince: ago(1), lastDecisionAt: ago(1) })).toEqual([]);
  expect(flags({ silentSince: ago(1), lastDecisionAt: ago(6) })).toEqual(['stuck']);
  expect(flags({ silentSince: ago(6) })).toEqual(['stuck', 'silent']);
  expect(flags({ here: 0, silentSince: ago(60) })).toEqual(['empty']);
  expect(flags({ questions: 1, rulings: 2 })).toEqual(['help', 'ruling']);
  expect(flags({ phase: 'lobby', here: 0, questions: 1 })).toEqual(['help']);
  expect(flags({ phase: 'debrief', here: 0, silentSince: ago(60) })).toEqual([]);
  expect(flags({ mergedInto: 2, rulings: 1 })).toEqual([]);
  expect(flags({ fault: { code: 'session-damaged', message: 'Damaged.' }, phase: 'debrief' })).toEqual(['fault']);
});

test('a table is far from the others only where enough are in its round', () => {
  const close = [48, 50, 51, 52].map((value, index) => table(index + 1, { indicators: [value] }));
  const far = table(5, { indicators: [90] });
  expect(flagsOf(far, [...close, far], minutes, 0)).toEqual(['outlier']);
  expect(flagsOf(close[0] ?? far, [...close, far], minutes, 0)).toEqual([]);
  expect(flagsOf(far, [...close.slice(1), far], minutes, 0)).toEqual([]);
  const ahead = table(5, { indicators: [90], round: 1 });
  expect(flagsOf(ahead, [...close, ahead], minutes, 0)).toEqual([]);
});

test('the board is filtered and ordered', () => {
  const now = 1_000_000_000;
  const board = ofTables(
    table(1, { round: 1, silentSince: now }),
    table(2, { phase: 'lobby' }),
    table(3, { phase: 'debrief' }),
    table(4, { silentSince: now - 600_000, rulings: 1 }),
  );
  const numbers = (...[filter, order]: [Parameters<typeof shown>[1], Parameters<typeof shown>[2]]) =>
    shown(board, filter, order, minutes, now).map((one) => one.table.table);
  expect(numbers('all', 'number')).toEqual([1, 2, 3, 4]);
  expect(numbers('running', 'round')).toEqual([4, 1]);
  expect(numbers('all', 'round')).toEqual([2, 4, 1, 3]);
  expect(numbers('flagged', 'number')).toEqual([4]);
  expect(numbers('all', 'flags')).toEqual([4, 1, 2, 3]);
  expect(numbers('all', 'quiet')).toEqual([4, 1, 2, 3]);
  expect(numbers('over', 'number')).toEqual([3]);
  expect(numbers('lobby', 'number')).toEqual([2]);
});
