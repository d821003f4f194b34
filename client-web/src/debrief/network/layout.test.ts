import { expect, test } from 'vitest';
import type { AgreementStatus, AgreementView, DirectiveStatus, DirectiveView } from '../../protocol';
import { arrowsOf, circle, curveBetween, linesOf } from './layout';

const demand = (from: string, to: string, status: DirectiveStatus): DirectiveView => ({
  demand: 'hush',
  from,
  to,
  issuedAt: 0,
  status,
  answers: [],
});

const agreement = (parties: readonly string[], status: AgreementStatus): AgreementView => ({
  title: 'A pact',
  text: '',
  from: parties[0] ?? '',
  parties,
  accepted: [],
  terms: [],
  status,
  secret: false,
});

test('institutions stand on a circle, the first at the top and clockwise', () => {
  const spots = circle(['a', 'b', 'c', 'd']);
  expect([...spots.values()].map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [50, 14],
    [86, 50],
    [50, 86],
    [14, 50],
  ]);
});

test('demands between the same two that ended alike are one arrow', () => {
  const arrows = arrowsOf([
    demand('a', 'b', 'complied'),
    demand('a', 'b', 'complied-in-part'),
    demand('a', 'b', 'defied'),
    demand('b', 'a', 'lapsed'),
  ]);
  expect(arrows.map(({ from, to, outcome, count }) => `${from}${to} ${outcome} ${count}`)).toEqual([
    'ab met 2',
    'ab refused 1',
    'ba unanswered 1',
  ]);
});

test('an agreement of three is a line between every two, and one that nobody signed is none', () => {
  const lines = linesOf([
    agreement(['c', 'a', 'b'], 'fulfilled'),
    agreement(['a', 'b'], 'fulfilled'),
    agreement(['b', 'a'], 'breached'),
    agreement(['a', 'b'], 'declined'),
  ]);
  expect(lines.map(({ between, outcome, count }) => `${between.join('')} ${outcome} ${count}`)).toEqual([
    'ab kept 2',
    'ac kept 1',
    'bc kept 1',
    'ab broken 1',
  ]);
});

test('what goes back and forth bends to different sides, and ends short of both', () => {
  const [left, right] = [
    { x: 0, y: 50 },
    { x: 100, y: 50 },
  ];
  expect(curveBetween(left, right, 0.1, 5)).toEqual({
    path: 'M5.0 50.0Q50.0 60.0 95.0 50.0',
    middle: { x: 50, y: 55 },
  });
  expect(curveBetween(right, left, 0.1, 5).middle).toEqual({ x: 50, y: 45 });
});
