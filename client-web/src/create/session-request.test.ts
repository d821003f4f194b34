import { expect, test } from 'vitest';
import { openRequest } from './session-request';

test('the pace is sent only when one is chosen and there is a clock', () => {
  expect(openRequest('first-call', 'live', '15', 'press', 'waits', null)).toEqual({
    scenario: 'first-call',
    pacing: 'live',
    pace: 15,
    cast: 'press',
    unattended: 'waits',
    teams: null,
  });
  expect(openRequest('first-call', 'live', '', null, 'plays-on', null).pace).toBeNull();
  expect(openRequest('first-call', 'turns', '15', null, 'plays-on', null).pace).toBeNull();
});
