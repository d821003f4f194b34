import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type { Sheet, View } from '../protocol';
import { lapsesIn, left } from './time-left';

const { sheet, view } = snapshot('running', 'ai-lab', 0);
const rounds = [
  { ...sheet.rounds[0], startsAt: 0, endsAt: 3600 },
  { ...sheet.rounds[0], startsAt: 7200, endsAt: 10_800 },
  { ...sheet.rounds[0], startsAt: 20_000, endsAt: 23_600 },
];
const table = { ...sheet, rounds } as Sheet;
const at = (round: number, pacing: View['session']['pacing'] = 'turns'): View => ({
  ...view,
  session: { ...view.session, round, pacing },
  clock: { ...view.clock, roundEnds: rounds[round]?.endsAt ?? 0 },
});

test.each([
  [0, 60, 0],
  [0, 3600, 0],
  [0, 7200, 0],
  [0, 7201, 1],
  [0, 20_001, 2],
  [1, 8000, 1],
  [2, 999_999, 2],
])('in round %i a deadline at %i passes with the end of round %i', (round, deadline, ends) =>
  expect(lapsesIn(table, at(round), deadline)).toBe(ends),
);

test('a round that the facilitator has extended takes what falls into it', () => {
  const extended = { ...at(0), clock: { ...view.clock, roundEnds: 9000 } };
  expect(lapsesIn(table, extended, 8000)).toBe(0);
});

test('where the game goes by turns nothing speaks of hours', () => {
  expect(left(table, at(0), 3600, 0)).toBe('this round');
  expect(left(table, at(0), 9000, 0)).toBe('2 rounds');
  expect(left(table, at(0, 'live'), 3600, 0)).toBe('1 h');
});
