import { expect, test } from 'vitest';
import type { PathStep } from '../protocol';
import { differing, intervalWords, mayBeNothing, partingWords, reachOf } from './words';

test('a difference is told with its interval', () => {
  expect(intervalWords({ value: 2.44, low: -1, high: 5.82 })).toBe('+2.4, between −1 and +5.8');
  expect(intervalWords({ value: -0.12, low: -0.2, high: -0.04 }, 100)).toBe('−12, between −20 and −4');
  expect(intervalWords({ value: 0 })).toBe('±0');
});

test('an interval that holds nothing may be nothing', () => {
  expect(mayBeNothing({ value: 2, low: -1, high: 5 })).toBe(true);
  expect(mayBeNothing({ value: 2, low: 1, high: 3 })).toBe(false);
  expect(mayBeNothing({ value: 2 })).toBe(true);
});

test('a chart reaches to the furthest end', () => {
  expect(reachOf([{ value: 1, low: -9, high: 2 }])).toBe(9);
  expect(reachOf([])).toBe(5);
});

test('what was only taken again is not among the differences', () => {
  const step = (mark: PathStep['mark']): PathStep => ({ round: 0, at: 0, text: mark, mark });
  const steps = [step('changed'), step('replayed'), step('as-before'), step('anew'), step('dropped')];
  expect(differing(steps).map(({ text }) => text)).toEqual(['changed', 'anew', 'dropped']);
});

test('where both games do the same at their parting it says so', () => {
  expect(partingWords({ round: 0, at: 0, played: 'Lab: Comply', other: 'Lab: Sue' })).toBe(
    'Played: Lab: Comply. Changed: Lab: Sue.',
  );
  expect(partingWords({ round: 0, at: 0, other: 'Lab: Sue' })).toBe('Played: nothing more. Changed: Lab: Sue.');
  expect(partingWords({ round: 0, at: 0, played: 'Lab: Comply', other: 'Lab: Comply' })).toContain('same moment');
});
