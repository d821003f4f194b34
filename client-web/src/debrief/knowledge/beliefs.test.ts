import { expect, test } from 'vitest';
import type { ClaimTrail } from '../../protocol';
import { beliefInWords, lastBeliefs, publishedAt } from './beliefs';

const trail: ClaimTrail = {
  title: 'The letter is forged',
  true: true,
  steps: [
    { at: 0, role: 'north', cause: 'start', sure: 60 },
    { at: 60, role: 'south', cause: 'told', sure: 60, from: 'north' },
    { at: 90, role: 'south', cause: 'doubted', sure: 30 },
    { at: 120, role: 'north', cause: 'verified', sure: 100 },
    { at: 130, role: 'west', cause: 'found', sure: 50 },
    { at: 200, cause: 'published', sure: 60 },
  ],
};

test('the last belief of each role counts, with the side it leant to', () => {
  expect(lastBeliefs(trail).map(({ role, step, right }) => [role, step.sure, right])).toEqual([
    ['north', 100, true],
    ['west', 50, null],
    ['south', 30, false],
  ]);
});

test('a claim that is false is believed rightly when it is doubted', () => {
  expect(lastBeliefs({ ...trail, true: false }).find(({ role }) => role === 'south')?.right).toBe(true);
});

test('a claim is public from its publication on', () => {
  expect(publishedAt(trail)).toBe(200);
  expect(publishedAt({ ...trail, steps: [] })).toBeUndefined();
});

test.each([
  [100, '100 % sure that it is true'],
  [50, 'undecided'],
  [0, '100 % sure that it is false'],
])('%i per cent reads "%s"', (sure, words) => {
  expect(beliefInWords(sure)).toBe(words);
});
