import { expect, test } from 'vitest';
import { decidedBy } from './decided';

test.each([
  [0, 0, 'No decisions.'],
  [1, 0, '1 decision, all by people.'],
  [0, 3, '3 decisions, all by the autopilot.'],
  [2, 1, '2 by people, 1 by the autopilot.'],
])('%i by people and %i by the autopilot', (byPeople, byAutopilot, words) => {
  expect(decidedBy({ byPeople, byAutopilot })).toBe(words);
});
