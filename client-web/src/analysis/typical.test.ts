import { expect, test } from 'vitest';
import type { GameTypicality, TypicalityMoment } from '../protocol';
import { endingsShown, momentName, percent, sameEndings, standingOf, verdictOf } from './typical';

const moment = (same: number, rounds = 0): TypicalityMoment => ({
  rounds,
  sameEnding: { value: same, low: 0, high: 1 },
  endings: [
    { ending: { id: 'a', title: 'A' }, games: 0 },
    { ending: { id: 'b', title: 'B' }, games: 30 },
    { ending: { id: 'c', title: 'C' }, games: 70 },
    { ending: { id: 'd', title: 'D' }, games: 0 },
  ],
  scores: [],
  indicators: [],
});

const game = (same: number): GameTypicality => ({
  games: 100,
  ending: { id: 'a', title: 'A' },
  moments: [moment(same)],
});

test.each([
  [0.3, 'Yours is a usual ending.'],
  [0.1, 'Yours is not among the usual endings, and not rare either.'],
  [0.01, 'Yours is a rare ending.'],
  [0, 'None of them ends as yours did.'],
])('a share of %s has a verdict', (share, words) => {
  expect(verdictOf(game(share))).toBe(words);
});

test('shares are told in whole per cent, and the smallest is not nothing', () => {
  expect([0.344, 0.001, 0].map(percent)).toEqual(['34 %', 'under 1 %', '0 %']);
});

test('a standing is told in words', () => {
  expect([99, 72.4, 50, 20, 2].map((percentile) => standingOf({ percentile }))).toEqual([
    'higher than nearly all',
    'higher than 72 % of the games',
    'in the middle',
    'lower than 80 % of the games',
    'lower than nearly all',
  ]);
});

test('endings that never came are left out, but for the own one', () => {
  expect(endingsShown(moment(0), game(0)).map(({ ending }) => ending.id)).toEqual(['c', 'b', 'a']);
  expect(sameEndings(moment(0), game(0))).toBe(0);
});

test('moments are named by the rounds before them', () => {
  expect([moment(0), moment(0, 2)].map(momentName)).toEqual(['From the opening', 'After round 2']);
});
