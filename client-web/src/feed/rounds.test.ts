import { expect, test } from 'vitest';
import type { Notice, NoticeKind } from '../protocol';
import { byRound, concerns, passes } from './rounds';

const notice = (round: number, kind: NoticeKind, headline: string): Notice => ({
  at: 0,
  round,
  kind,
  headline,
  with: [],
  changes: [],
  rolls: [],
});

test('newest round and newest notice first, keys by place in the log', () => {
  const log = [notice(0, 'move', 'a'), notice(0, 'message', 'b'), notice(1, 'drift', 'c'), notice(1, 'move', 'd')];
  expect(byRound(log, ({ kind }) => kind !== 'message', 'newest first')).toEqual([
    {
      round: 1,
      notices: [
        { key: 3, notice: log[3] },
        { key: 2, notice: log[2] },
      ],
    },
    { round: 0, notices: [{ key: 0, notice: log[0] }] },
  ]);
});

test('filters', () => {
  expect(passes('all', 'seat')).toBe(true);
  expect(passes('decisions', 'directive')).toBe(true);
  expect(passes('deals', 'move')).toBe(false);
});

test('a story is told from its beginning', () => {
  const log = [notice(0, 'move', 'a'), notice(1, 'move', 'b'), notice(0, 'move', 'c')];
  const told = byRound(log, () => true, 'oldest first').flatMap(({ notices }) => notices.map(({ key }) => key));
  expect(told).toEqual([0, 2, 1]);
});

test('what concerns a role is what it did and what was between it and others', () => {
  const order = { ...notice(0, 'directive', 'x'), actor: 'house', with: ['lab'] };
  expect(['house', 'lab', 'cloud', null].map((role) => concerns(order, role))).toEqual([true, true, false, true]);
});
