import { expect, test } from 'vitest';
import { paceInWords, paces } from './paces';

test('the present pace is always offered, in order', () => {
  expect(paces(15)).toContain(15);
  expect(paces(12.5)).toEqual([1, 5, 10, 12.5, 15, 20, 30, 60]);
});

test('in words', () => {
  expect(paceInWords(1)).toBe('Real time');
  expect(paceInWords(15)).toBe('15 min a minute');
});
