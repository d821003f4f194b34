import { expect, test } from 'vitest';
import { headline } from './headline';

test('the actor is not named twice', () => {
  expect(headline('White House: Order it', 'White House')).toBe('Order it');
  expect(headline('White House wavers', 'White House')).toBe('White House wavers');
  expect(headline('Order it', undefined)).toBe('Order it');
});
