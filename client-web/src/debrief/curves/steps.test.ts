import { expect, test } from 'vitest';
import { stepsOf } from './steps';

test('steps are differences; the first is none', () => {
  const points = [
    { at: 0, value: 50, cause: 'start' },
    { at: 10, value: 42, cause: 'order' },
    { at: 20, value: 47, cause: 'statement' },
  ];
  expect(stepsOf(points).map(({ by }) => by)).toEqual([0, -8, 5]);
});
