import { expect, test } from 'vitest';
import { roundsPassed } from './axis';

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
