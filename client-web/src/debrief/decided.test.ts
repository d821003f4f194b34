import { expect, test } from 'vitest';
import { decidedBy } from './decided';

test.each([
  [0, 0, 0, 'No decisions.'],
  [1, 0, 0, '1 decision, all by people.'],
  [0, 3, 0, '3 decisions, all by the autopilot.'],
  [2, 1, 0, '2 by people, 1 by the autopilot.'],
  [0, 0, 2, '2 decisions, all by the AI assistant (small-1).'],
  [2, 1, 4, '2 by people, 1 by the autopilot, 4 by the AI assistant (small-1).'],
])('%i by people, %i by the autopilot and %i by a language model', (byPeople, byAutopilot, byAssistant, words) => {
  expect(decidedBy({ byPeople, byAutopilot, byAssistant, models: ['small-1'] })).toBe(words);
});
