import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type { Draft } from '../protocol';
import { fromSnapshot, type Table } from '../session/table';
import { draftOf, moveSubject, subjectOfMove, votesInWords, votesOn, writers } from './drafts';
import { readyInWords, teamOf } from './team';

const alone: Table = fromSnapshot(snapshot('running', 'ai-lab', 0), 0);
const player = { name: 'N.', role: 'ai-lab', kind: 'player', muted: false } as const;
const table: Table = {
  ...alone,
  sheet: { ...alone.sheet, teams: { decides: 'captain', ready: 'majority' } },
  you: { ...alone.you, seat: 'a' },
  view: {
    ...alone.view,
    seats: { a: player, b: player, c: player, d: { ...player, role: 'cloud' } },
    roles: {
      ...alone.view.roles,
      // biome-ignore lint/style/noNonNullAssertion: the snapshot has this role
      'ai-lab': { ...alone.view.roles['ai-lab']!, team: { captain: 'b', ready: ['a', 'gone'] } },
    },
  },
};

const draft: Draft = {
  id: 'd1',
  kind: 'move',
  subject: 'patch',
  by: 'a',
  fields: [
    { name: 'target', value: 'cloud', by: 'b' },
    { name: 'words', value: 'Now', by: 'a' },
    { name: 'asset', value: 'model', by: 'b' },
  ],
  votes: [
    { seat: 'a', for: true },
    { seat: 'b', for: true },
    { seat: 'c', for: false },
    { seat: 'gone', for: true },
  ],
};

test('a team is the people of the own role, in a session with teams', () => {
  expect(teamOf(alone)).toBeNull();
  expect(teamOf({ ...table, you: { ...table.you, role: undefined } })).toBeNull();
  const team = teamOf(table);
  expect(team?.people.map(({ seat }) => seat)).toEqual(['a', 'b', 'c']);
  expect(team?.isCaptain).toBe(false);
  expect(team && readyInWords(team)).toBe('1 of 3 of your team is ready');
});

test('votes count for those who are in the team', () => {
  const people = [{ seat: 'a' }, { seat: 'b' }, { seat: 'c' }, { seat: 'd' }];
  const votes = votesOn(draft, people, 'c');
  expect(votes).toEqual({ for: 2, against: 1, all: 4, mine: false });
  expect(votesInWords(votes)).toBe('2 of 4 for it, 1 against');
  expect(votesInWords({ ...votes, against: 0, for: 3 })).toBe('3 of 4 for it');
  expect(votesOn(draft, people, 'd').mine).toBeNull();
});

test('who wrote what', () => {
  expect([...writers(draft)]).toEqual([
    ['b', ['target', 'asset']],
    ['a', ['words']],
  ]);
});

test('a draft is found by its kind and subject', () => {
  const drafts = { role: 'ai-lab', number: 1, drafts: [draft] };
  expect(draftOf(drafts, 'move', 'patch')).toBe(draft);
  expect(draftOf(drafts, 'message', 'patch')).toBeUndefined();
  expect(draftOf(null, 'move', 'patch')).toBeUndefined();
  expect(moveSubject(subjectOfMove('patch', 'house.lab.1'))).toEqual({ move: 'patch', directive: 'house.lab.1' });
  expect(moveSubject(subjectOfMove('patch', undefined))).toEqual({ move: 'patch', directive: undefined });
});
