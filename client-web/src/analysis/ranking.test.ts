import { expect, test } from 'vitest';
import type { GameTurningPoints, Notice, RankedDecision } from '../protocol';
import { lineOf, moved, otherDecisions, ranksByLine, turningPoints } from './ranking';

const point = (entry: number, strength: number, text: string, shift: Partial<RankedDecision['shift']> = {}) =>
  ({
    entry,
    round: 0,
    at: 60,
    role: 'cloud',
    pilot: 'people',
    text,
    strength,
    shift: { pairs: 60, distance: { value: 0 }, endings: [], roles: [], ...shift },
  }) satisfies RankedDecision;

const told = (headline: string, at = 60): Notice => ({
  at,
  round: 0,
  kind: 'move',
  actor: 'cloud',
  headline,
  with: [],
  changes: [],
  rolls: [],
});

const found: GameTurningPoints = {
  decisions: 9,
  pairs: 60,
  ranked: [point(7, 0.4, 'Cuts power'), point(3, 0.1, 'Warns'), point(5, 0, 'Waits')],
};

test('what chance may have made is no turning point', () => {
  expect(turningPoints(found).map(({ entry }) => entry)).toEqual([7, 3]);
  expect(otherDecisions(found).map(({ entry }) => entry)).toEqual([5]);
});

test('only what moved for certain is named, the furthest first', () => {
  const { shift } = point(1, 0.2, '', {
    roles: [
      { role: 'a', played: 50, other: 52, difference: { value: 2, low: 1, high: 3 } },
      { role: 'b', played: 50, other: 51, difference: { value: 1, low: -1, high: 3 } },
      { role: 'c', played: 50, other: 45, difference: { value: -5, low: -7, high: -3 } },
    ],
    endings: [
      { ending: { id: 'x', title: 'X' }, played: 5, other: 9, difference: { value: 0.1, low: -0.1, high: 0.3 } },
      { ending: { id: 'y', title: 'Y' }, played: 9, other: 1, difference: { value: -0.4, low: -0.6, high: -0.2 } },
    ],
  });
  expect(moved(shift.roles).map(({ role }) => role)).toEqual(['c', 'a']);
  expect(moved(shift.endings).map(({ ending }) => ending.id)).toEqual(['y']);
});

test('a decision stands where the timeline tells of it', () => {
  const timeline = [told('Warns', 10), told('Warns'), told('Cuts power', 61)];
  expect(lineOf(point(3, 1, 'Warns'), timeline)).toBe(1);
  expect(lineOf(point(7, 1, 'Cuts power'), timeline)).toBe(2);
  expect(lineOf(point(7, 1, 'Sleeps'), timeline)).toBeUndefined();
  expect([...ranksByLine(found, timeline)]).toEqual([
    [2, 1],
    [1, 2],
  ]);
  expect(ranksByLine(undefined, timeline).size).toBe(0);
});
