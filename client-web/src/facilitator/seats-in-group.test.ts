import { expect, test } from 'vitest';
import { inGroup } from './seats-in-group';

const seats = {
  f: { name: 'Facilitator', kind: 'facilitator', muted: false },
  a: { name: 'Ada', kind: 'player', role: 'cloud', muted: false },
  b: { name: 'Bo', kind: 'player', muted: false },
  w: { name: 'Wall', kind: 'spectator', muted: false },
} as const;

test('a group has its seats and never the facilitator', () => {
  expect(inGroup(seats, 'spectators')).toEqual(['w']);
  expect(inGroup(seats, 'without-role')).toEqual(['b']);
  expect(inGroup(seats, 'players')).toEqual(['a', 'b']);
});

test('what is kept stays', () => {
  expect(inGroup(seats, 'players', ['a', 'f'])).toEqual(['b']);
});
