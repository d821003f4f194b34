import { expect, test } from 'vitest';
import { numbersIn, rangesOf } from './table-numbers';

test.each([
  ['1-3, 8', [1, 2, 3, 8]],
  ['8 2;2', [2, 8]],
  ['1–2', [1, 2]],
  ['', null],
  ['0', null],
  ['3-1', null],
  ['9', null],
  ['one', null],
])('"%s"', (text, numbers) => {
  expect(numbersIn(text, 8)).toEqual(numbers);
});

test('neighbours are told as a range', () => {
  expect(rangesOf([8, 1, 2, 3])).toBe('1–3, 8');
  expect(rangesOf([])).toBe('');
});
