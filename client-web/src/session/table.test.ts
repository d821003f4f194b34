import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import { applyBatch, fromSnapshot, type Table } from './table';

const table = fromSnapshot(snapshot('running', 'ai-lab', 100), 40);
const applied = (result: Table | 'gap'): Table => {
  if (result === 'gap') throw new Error('A gap where there is none.');
  return result;
};

test('the offset between the clocks is kept', () => {
  expect(table.clockOffset).toBe(60);
});

test('changed entries replace, null ones are gone, others stay as they are', () => {
  const innovation = { value: 1, start: 64 };
  const next = applied(
    applyBatch(table, {
      from: 1,
      to: 2,
      notices: [],
      changes: { indicators: { innovation }, agreements: { a1: null } },
    }),
  );
  expect(next.view.indicators.innovation).toEqual(innovation);
  expect(next.view.indicators['media-heat']).toBe(table.view.indicators['media-heat']);
  expect(Object.keys(next.view.agreements)).toEqual(['a2']);
  expect(next.view.moves).toBe(table.view.moves);
  expect(next.log).toBe(table.log);
  expect(table.view.agreements).toHaveProperty('a1');
});

test('session and clock are replaced as a whole', () => {
  const session = { phase: 'debrief', round: 2, locked: true, pacing: 'live', unattended: 'waits' } as const;
  const next = applied(applyBatch(table, { from: 1, to: 2, notices: [], changes: { session } }));
  expect(next.view.session).toBe(session);
  expect(next.view.clock).toBe(table.view.clock);
});

test('an old batch changes nothing, a later one is a gap', () => {
  expect(applyBatch(table, { from: 0, to: 1, notices: [], changes: {} })).toBe(table);
  expect(applyBatch(table, { from: 2, to: 3, notices: [], changes: {} })).toBe('gap');
});
