import { expect, test } from 'vitest';
import { cleanCode, groupedCode, hasConfusable } from './code';

test.each([
  [' k4m-7px ', 'K4M7PX'],
  ['Ｋ４Ｍ７ Ｐｘ２ｎ', 'K4M7PX2N'],
  ['K4M7\u00A0PX2N', 'K4M7PX2N'],
  ['K4M7\u2009\u2013\u2009PX2N', 'K4M7PX2N'],
  ['\u200BK4M7\u2011PX2N\uFEFF\n', 'K4M7PX2N'],
])('%j is typed for a code', (typed, code) => expect(cleanCode(typed)).toBe(code));

test('what looks alike is in no code', () => {
  expect(['K4M7PX20', 'K4M7PXLN', 'OOOO'].map(hasConfusable)).toEqual([true, true, true]);
  expect(hasConfusable('K4M7PX2N')).toBe(false);
});

test('a code is shown in two groups of four and can be typed as it is shown', () => {
  expect(groupedCode('K4M7PX2N')).toBe('K4M7 PX2N');
  expect(cleanCode(groupedCode('K4M7PX2N'))).toBe('K4M7PX2N');
});

test('a code of an earlier version has six characters and one group', () => {
  expect(groupedCode('K4M7PX')).toBe('K4M7PX');
});
