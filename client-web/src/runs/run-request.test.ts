import { expect, test } from 'vitest';
import { runRequest, usualRun } from './run-request';

test('a run keeps the luck and the pacing of the session that it begins with', () => {
  expect(runRequest(12, usualRun('live'))).toEqual({ entry: 12, luck: 'same', pacing: 'live' });
  expect(runRequest(12, { ...usualRun('turns'), luck: 'new' })).toEqual({ entry: 12, luck: 'new', pacing: 'turns' });
});

test('a game over days goes on in turns, for its deadlines have passed', () => {
  expect(usualRun('async').pacing).toBe('turns');
});
