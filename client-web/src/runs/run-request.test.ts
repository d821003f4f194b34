import { expect, test } from 'vitest';
import { runRequest, usualRun } from './run-request';

const now = Date.UTC(2026, 5, 12, 9);

test('a run keeps the luck and the pacing of the session that it begins with', () => {
  expect(runRequest(12, usualRun('live', 3, 1, now))).toEqual({ entry: 12, luck: 'same', pacing: 'live' });
  expect(runRequest(12, { ...usualRun('turns', 3, 1, now), luck: 'new' })).toEqual({
    entry: 12,
    luck: 'new',
    pacing: 'turns',
  });
});

test('a run over days has a deadline for each round to come', () => {
  const usual = usualRun('async', 3, 1, now);
  const choices = { ...usual, deadlines: { ...usual.deadlines, zone: 'UTC' } };
  expect(choices.deadlines.ends.slice(1)).toEqual(['2026-06-19T18:00', '2026-06-26T18:00']);
  expect(runRequest(12, choices)?.deadlines?.ends).toHaveLength(3);
  const missing = { ...choices.deadlines, ends: ['2026-06-12T09:00', '', '2026-06-26T18:00'] };
  expect(runRequest(12, { ...choices, deadlines: missing })).toBeNull();
});
