import { expect, test } from 'vitest';
import { classRequest, joinRequest } from './joining';

test.each([
  [{ role: 'lab' } as const, 'lab', false],
  ['later' as const, null, false],
  ['spectator' as const, null, true],
])('joining as %o', (as, role, spectator) => {
  expect(joinRequest('id', 'K4M7PX', ' Ada ', as)).toEqual({ id: 'id', code: 'K4M7PX', name: 'Ada', role, spectator });
});

test('what is left open in a class is not asked for', () => {
  const open = { id: 'id', code: 'K4M7PXQR', name: ' Ada ', group: ' ', table: '', role: '' };
  expect(classRequest(open)).toEqual({
    id: 'id',
    code: 'K4M7PXQR',
    name: 'Ada',
    role: null,
    group: null,
    table: null,
  });
  const chosen = classRequest({ ...open, group: 'red ', table: '12', role: 'lab' });
  expect([chosen.group, chosen.table, chosen.role]).toEqual(['red', 12, 'lab']);
});
