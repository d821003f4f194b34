import { expect, test } from 'vitest';
import type { GivenPromise, PromiseOutcome } from '../../protocol';
import { ledgersOf, lookOf } from './ledger';

const promise = (role: string, outcome: PromiseOutcome): GivenPromise => ({
  role,
  kind: 'term',
  to: [],
  what: 'something',
  said: 0,
  outcome,
});

test('each role has its own account, in the order of the roles', () => {
  const promises = [
    promise('cloud', 'kept'),
    promise('lab', 'broken'),
    promise('cloud', 'not-signed'),
    promise('cloud', 'released'),
  ];
  const ledgers = ledgersOf(promises, ['lab', 'press', 'cloud']);
  expect(
    ledgers.map(({ role, given, kept, broken, open, offered }) => [role, given, kept, broken, open, offered]),
  ).toEqual([
    ['lab', 1, 0, 1, 0, 0],
    ['cloud', 2, 1, 0, 1, 1],
  ]);
});

test.each([
  ['term', 'kept', 'Kept'],
  ['threat', 'kept', 'Carried out'],
  ['threat', 'open', 'Not carried out'],
  ['announcement', 'open', 'Not carried out'],
  ['term', 'open', 'Not due yet'],
] as const)('a %s that is %s reads "%s"', (kind, outcome, word) => {
  expect(lookOf({ kind, outcome }).word).toBe(word);
});
