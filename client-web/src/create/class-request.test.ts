import { expect, test } from 'vitest';
import { classRequest, usualClass } from './class-request';
import { openRequest } from './session-request';

const session = openRequest('first-call', 'live', '15', 'press', 'waits', {
  decides: 'captain',
  ready: 'majority',
});

test('a class is opened with what a session is opened with, and its own choices', () => {
  expect(classRequest('id', session, { ...usualClass, groups: 'apart', chooseTable: true })).toEqual({
    ...session,
    id: 'id',
    tables: 4,
    kind: 'room',
    groups: 'apart',
    chooseTable: true,
    deadlines: null,
    due: null,
  });
});

test('in homework nobody shares a table', () => {
  const homework = classRequest('id', session, {
    tables: 200,
    kind: 'homework',
    groups: 'apart',
    chooseTable: true,
    due: '2026-12-03T18:00',
    zone: 'Europe/Berlin',
  });
  expect([homework.tables, homework.groups, homework.chooseTable, homework.teams]).toEqual([
    200,
    'ignored',
    false,
    null,
  ]);
  expect(homework.due).toEqual({ timeZone: 'Europe/Berlin', at: '2026-12-03T18:00:00+01:00' });
});
