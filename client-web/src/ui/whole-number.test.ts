import { expect, test } from 'vitest';
import { bounded, wholeNumber } from './whole-number';

test('only a whole number within the bounds counts while it is typed', () => {
  expect(wholeNumber('30', 15, 120)).toBe(30);
  expect(wholeNumber('15', 15, 120)).toBe(15);
  for (const typed of ['', ' ', '-', '3', '121', '30.5', 'ten']) expect(wholeNumber(typed, 15, 120)).toBeNull();
});

test('what is left standing goes to the nearest number within the bounds', () => {
  expect(bounded('3', 15, 120)).toBe(15);
  expect(bounded('1000', 15, 120)).toBe(120);
  expect(bounded('30.5', 15, 120)).toBe(31);
  expect(bounded('', 15, 120)).toBeNull();
  expect(bounded('-', 15, 120)).toBeNull();
});
