import { expect, test } from 'vitest';
import type { ClaimTrail } from '../../protocol';
import { binsOf, brierScore, claimsOf, readForecasts } from './calibration';

const forecast = (sure: number, isTrue: boolean) => ({ title: 'A claim', sure, true: isTrue });
const claim = (title: string, ...roles: readonly string[]): ClaimTrail => ({
  title,
  true: true,
  steps: roles.map((role) => ({ at: 0, role, cause: 'start', sure: 50 })),
});

test.each([
  [[forecast(100, true), forecast(0, false)], 0],
  [[forecast(50, true), forecast(50, false)], 0.25],
  [[forecast(0, true)], 1],
  [[], 0],
])('the Brier score is the mean squared distance from the truth', (forecasts, score) => {
  expect(brierScore(forecasts)).toBe(score);
});

test('a bin compares how sure somebody was with how often it was so', () => {
  expect(binsOf([forecast(80, true), forecast(100, false), forecast(90, true), forecast(10, false)])).toEqual([
    { sure: 10, true: 0, count: 1 },
    { sure: 90, true: (2 / 3) * 100, count: 3 },
  ]);
});

test('a role is asked of claims that it had, and of public ones', () => {
  const published: ClaimTrail = { title: 'c', true: true, steps: [{ at: 9, cause: 'published', sure: 50 }] };
  expect(claimsOf([claim('a', 'lab'), claim('b', 'cloud'), published], 'lab').map(({ title }) => title)).toEqual([
    'a',
    'c',
  ]);
});

test('what a browser kept is read again, and nothing else is', () => {
  const claims = [claim('a'), claim('b')];
  expect(readForecasts('[10,90]', claims)?.map(({ sure }) => sure)).toEqual([10, 90]);
  for (const other of [null, '', '[10]', '[10,"90"]', '[10,900]', '{}'])
    expect(readForecasts(other, claims)).toBeNull();
});
