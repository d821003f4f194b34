import { expect, test } from 'vitest';
import type { Change, Notice } from '../protocol';
import { ledgerOf, rangeOf, stepPath, toneOf, trendOf } from './indicator-changes';

const change = (id: string, by: number, to: number): Change => ({ kind: 'indicator', id, label: id, by, to });
const notice = (at: number, headline: string, ...changes: Change[]): Notice => ({
  at,
  round: 0,
  kind: 'move',
  headline,
  actor: 'lab',
  with: [],
  changes,
  rolls: [],
});
const log = [
  notice(60, 'Statement', change('trust', 4, 54), change('heat', 2, 42)),
  notice(90, 'Nothing'),
  notice(120, 'Order', change('trust', -9, 45)),
];

test('a ledger holds the changes of its indicator with their causes', () => {
  expect(ledgerOf(log, 'trust')).toEqual([
    { at: 60, by: 4, to: 54, actor: 'lab', cause: 'Statement' },
    { at: 120, by: -9, to: 45, actor: 'lab', cause: 'Order' },
  ]);
});

test('the ledger accounts for the whole difference', () => {
  const sum = ledgerOf(log, 'trust').reduce((total, { by }) => total + by, 50);
  expect(sum).toBe(trendOf(log, 'trust', { value: 45, start: 50 }, 200).at(-1)?.value);
});

test('tone follows polarity', () => {
  expect(toneOf(3, 'more-is-better')).toBe('good');
  expect(toneOf(3, 'less-is-better')).toBe('bad');
  expect(toneOf(-3, 'less-is-better')).toBe('good');
  expect(toneOf(-3, 'neutral')).toBe('neutral');
  expect(toneOf(0, 'more-is-better')).toBe('neutral');
});

test('steps stay level until the moment of the change', () => {
  expect(
    stepPath(
      [
        { at: 0, value: 0 },
        { at: 50, value: 100 },
      ],
      100,
      200,
      10,
    ),
  ).toBe('M0.0 10.0H100.0V0.0');
});

test('the range of a sparkline leaves room and stays within bounds', () => {
  const at = 0;
  expect(
    rangeOf([
      { at, value: 50 },
      { at, value: 52 },
    ]),
  ).toEqual({ least: 39, most: 63 });
  expect(
    rangeOf([
      { at, value: 2 },
      { at, value: 99 },
    ]),
  ).toEqual({ least: 0, most: 100 });
});
