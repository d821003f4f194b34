import { expect, test } from 'vitest';
import type { TableOutcome } from '../protocol';
import { agreementsOf, endingsInWords, endingsOf, linesOf, rolesOf } from './comparing';

const patch = { id: 'patch', title: 'A patch in time' };
const stale = { id: 'stale', title: 'Stalemate' };
const outcome = (table: number, changes: Partial<TableOutcome> = {}): TableOutcome => ({
  table,
  round: 2,
  values: [[50, 10]],
  scores: [50],
  promises: [],
  agreements: [],
  moves: [],
  ...changes,
});

test('endings are counted, the most frequent first, and tables that go on are left out', () => {
  const tables = [
    outcome(1, { ending: stale }),
    outcome(2, { ending: patch }),
    outcome(3, { ending: patch }),
    outcome(4),
  ];
  expect(endingsOf(tables).map(({ ending, tables: at }) => [ending.id, at])).toEqual([
    ['patch', [2, 3]],
    ['stale', [1]],
  ]);
  expect(endingsInWords(tables, [1, 2, 4])).toBe('Stalemate 1, A patch in time 1, not over 1');
});

test('a line is what one indicator was at the start and after each round', () => {
  const tables = [
    outcome(1, {
      values: [
        [50, 10],
        [60, 20],
      ],
    }),
  ];
  expect(linesOf(tables, 1)).toEqual([{ table: 1, values: [10, 20] }]);
});

test('scores span from the least to the most, and promises are added up', () => {
  const roles = [{ id: 'lab', title: 'Lab' }];
  const tables = [
    outcome(1, { scores: [70], promises: [{ role: 'lab', kept: 1, broken: 0 }] }),
    outcome(2, { scores: [30], promises: [{ role: 'lab', kept: 0, broken: 2 }] }),
    outcome(3, { scores: [40] }),
  ];
  expect(rolesOf({ indicators: [], roles, rounds: [], tables, splits: [], questions: [] })).toEqual([
    { role: roles[0], least: 30, middle: 40, most: 70, kept: 1, broken: 2 },
  ]);
});

test('agreements are told by how many tables have signed them', () => {
  const tables = [outcome(1, { agreements: ['B'] }), outcome(2, { agreements: ['A', 'B'] })];
  expect(agreementsOf(tables)).toEqual([
    { title: 'B', tables: [1, 2] },
    { title: 'A', tables: [2] },
  ]);
});
