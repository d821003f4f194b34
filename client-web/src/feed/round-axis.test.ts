import { expect, test } from 'vitest';
import { positions, roundsPassed } from './round-axis';

const round = (startsAt: number, endsAt: number) => ({ id: `${startsAt}`, title: '', text: '', startsAt, endsAt });
const rounds = [round(0, 100), round(1000, 1200), round(5000, 5400)];

test.each([
  [0, 0],
  [50, 0.5],
  [100, 1],
  [500, 1],
  [1000, 1],
  [1100, 1.5],
  [1200, 2],
  [5400, 3],
  [9000, 3],
])('at %i, %f rounds have passed', (at, passed) => expect(roundsPassed(rounds, at)).toBe(passed));

test('without rounds nothing passes', () => expect(roundsPassed([], 10)).toBe(0));

test('by the clock, moments stand where they were; in turns, spread over their round', () => {
  expect(positions(rounds, 'live', [0, 50, 1100])).toEqual([0, 0.5, 1.5]);
  expect(positions(rounds, 'turns', [0, 0, 1000, 1000, 1000, 1000, 5400])).toEqual([0, 0.5, 1, 1.25, 1.5, 1.75, 2]);
  expect(positions([], 'turns', [0])).toEqual([0]);
});
