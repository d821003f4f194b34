import { expect, test } from 'vitest';
import { cleanCode } from './code';

test('codes are typed in any case and with any separators', () => {
  expect(cleanCode(' k4m-7px ')).toBe('K4M7PX');
});
