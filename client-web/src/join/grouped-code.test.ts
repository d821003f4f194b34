import { expect, test } from 'vitest';
import { cleanCode } from './code';
import { groupedCode } from './grouped-code';

test('a code is shown in two groups of four and can be typed as it is shown', () => {
  expect(groupedCode('K4M7PX2N')).toBe('K4M7 PX2N');
  expect(cleanCode(groupedCode('K4M7PX2N'))).toBe('K4M7PX2N');
});

test('a code of an earlier version has six characters and one group', () => {
  expect(groupedCode('K4M7PX')).toBe('K4M7PX');
});
