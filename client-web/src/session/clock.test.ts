import { expect, test } from 'vitest';
import { calendarDate, calendarTime, closingFor, duration, gameTime, realSeconds, stopwatch } from './clock';

const clock = { running: true, at: 600, anchor: 10_000, pace: 15, roundEnds: 2700 };

test('game time runs on at its pace, never beyond the round', () => {
  expect(gameTime(clock, 10_000)).toBe(600);
  expect(gameTime(clock, 12_000)).toBe(630);
  expect(gameTime(clock, 10_000_000)).toBe(2700);
  expect(gameTime(clock, 9_000)).toBe(600);
  expect(gameTime({ ...clock, running: false }, 12_000)).toBe(600);
});

test('a round that is closing counts on while game time stands', () => {
  expect(closingFor(clock, 12_000)).toBeNull();
  const closing = { ...clock, at: 2700, closing: 500 };
  expect(closingFor(closing, 12_000)).toBe(2500);
  expect(closingFor({ ...closing, running: false }, 12_000)).toBe(500);
  expect(gameTime(closing, 12_000)).toBe(2700);
});

test('real time left', () => {
  expect(realSeconds(900, clock)).toBe(60);
  expect(realSeconds(900, { ...clock, pace: 0 })).toBe(0);
});

test('the calendar needs no zone', () => {
  expect(calendarTime('2026-06-05T13:15:00', 27 * 60)).toBe('Fri 13:42');
  expect(calendarTime('2026-06-05T13:15:00', 86_400)).toBe('Sat 13:15');
  expect(calendarDate('2026-06-05T13:15:00', 0)).toBe('Friday 5 June');
  expect(calendarTime('never', 0)).toBe('');
});

test.each([
  [0, '0 min'],
  [1, '1 min'],
  [38 * 60, '38 min'],
  [65 * 60, '1 h 05 min'],
  [7200, '2 h'],
  [51 * 3600, '2 d 3 h'],
])('%i seconds are %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('stopwatch', () => {
  expect([stopwatch(125), stopwatch(-3), stopwatch(3725)]).toEqual(['2:05', '0:00', '1:02:05']);
});
