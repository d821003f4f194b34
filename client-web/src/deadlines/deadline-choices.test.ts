import { expect, it } from 'vitest';
import { deadlinesOf, usualDeadlines, withFirst } from './deadline-choices';

const now = Date.parse('2026-10-15T12:00:00Z');

it('proposes a week for each round', () => {
  const usual = { ...usualDeadlines(3, now), zone: 'Europe/Berlin' };
  expect(usual.ends).toEqual(['2026-10-22T18:00', '2026-10-29T18:00', '2026-11-05T18:00']);
  expect(deadlinesOf(usual)).toEqual({
    timeZone: 'Europe/Berlin',
    ends: ['2026-10-22T18:00:00+02:00', '2026-10-29T18:00:00+01:00', '2026-11-05T18:00:00+01:00'],
  });
});

it('follows the first one', () => {
  expect(withFirst({ ...usualDeadlines(2, now), every: 1 }, '2026-12-31T09:00').ends).toEqual([
    '2026-12-31T09:00',
    '2027-01-01T09:00',
  ]);
});

it('is nothing while one is missing', () => {
  expect(deadlinesOf({ zone: 'UTC', every: 7, ends: ['2026-12-31T09:00', ''], from: 0 })).toBeNull();
});
