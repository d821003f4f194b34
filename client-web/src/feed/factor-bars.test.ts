import { expect, test } from 'vitest';
import { factorBars } from './factor-bars';

test('bars share one scale and one zero', () => {
  const { bars, zero } = factorBars([
    { label: 'base', amount: 30 },
    { label: 'heat', amount: -10 },
  ]);
  expect(zero).toBe(25);
  expect(bars.map(({ left, width }) => [left, width])).toEqual([
    [25, 75],
    [0, 25],
  ]);
});

test('no factors, no bars', () => {
  expect(factorBars([])).toEqual({ bars: [], zero: 0 });
});
