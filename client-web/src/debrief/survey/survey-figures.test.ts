import { expect, test } from 'vitest';
import { allForecasts, labelsOf, meanOf, medianOf, shareOf, tableScore } from './survey-figures';

test('the mean counts points from 1', () => {
  expect(meanOf({ wave: 'after', people: 3, counts: [1, 0, 2] })).toBeCloseTo(7 / 3);
  expect(meanOf({ wave: 'after', people: 2 })).toBeUndefined();
});

test('the ends of a scale are named', () => {
  const item = { id: 'a', text: '', choices: [], prediction: false, waves: [] };
  expect(labelsOf({ ...item, scale: { low: 'No', high: 'Yes', points: 3 } })).toEqual(['1 No', '2', '3 Yes']);
  expect(labelsOf({ ...item, choices: ['Law', 'Art'] })).toEqual(['Law', 'Art']);
});

test('shares and medians', () => {
  expect(shareOf(1, 3)).toBe(33);
  expect(shareOf(0, 0)).toBe(0);
  expect(medianOf([10, 20, 90])).toBe(20);
  expect(medianOf([10, 20])).toBe(15);
  expect(medianOf([])).toBeUndefined();
});

test('the table is scored by all that was said', () => {
  const forecasts = allForecasts(
    [
      { prediction: 'a', true: true, people: 2, sure: [50, 100] },
      { prediction: 'b', true: false, people: 2 },
    ],
    (id) => id,
  );
  expect(tableScore(forecasts)).toBeCloseTo(0.125);
  expect(tableScore([])).toBeUndefined();
});
