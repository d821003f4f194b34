import { expect, test } from 'vitest';
import { joinRequest } from './joining';

test.each([
  [{ role: 'lab' } as const, 'lab', false],
  ['later' as const, null, false],
  ['spectator' as const, null, true],
])('joining as %o', (as, role, spectator) => {
  expect(joinRequest('id', 'K4M7PX', ' Ada ', as)).toEqual({ id: 'id', code: 'K4M7PX', name: 'Ada', role, spectator });
});
