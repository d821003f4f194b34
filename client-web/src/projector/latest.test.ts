import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import { latest } from './latest';

test('the newest come first, without talk and comings and goings', () => {
  const { log } = snapshot('running', 'facilitator');
  const shown = latest(log, 3);
  expect(shown).toHaveLength(3);
  expect(shown.map(({ key }) => key)).toEqual(shown.map(({ key }) => key).sort((a, b) => b - a));
  expect(shown.every(({ notice }) => notice.kind !== 'message' && notice.kind !== 'seat')).toBe(true);
});
