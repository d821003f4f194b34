import { expect, test } from 'vitest';
import { openRequest } from './opening';

test('the pace is sent only when one is chosen and there is a clock', () => {
  expect(openRequest('first-call', 'live', '15')).toEqual({ scenario: 'first-call', pacing: 'live', pace: 15 });
  expect(openRequest('first-call', 'live', '').pace).toBeNull();
  expect(openRequest('first-call', 'turns', '15').pace).toBeNull();
});
