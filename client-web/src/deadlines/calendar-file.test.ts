import { expect, it } from 'vitest';
import { calendarFile } from './calendar-file';

const now = Date.parse('2026-11-29T12:00:00Z');

const file = calendarFile(
  [
    {
      id: 's1-round-1',
      title: 'Round 1 of “Ninety Minutes” ends; sealed moves, and a very long title that goes on and on – ünd ön',
      at: '2026-12-03T18:00:00+01:00',
      link: 'https://play.example/s/s1',
    },
  ],
  now,
);

it('has the moment in UTC, two reminders, and the way back', () => {
  expect(file).toContain('DTSTART:20261203T170000Z\r\n');
  expect(file).toContain('TRIGGER:-P1D\r\n');
  expect(file).toContain('TRIGGER:-PT1H\r\n');
  expect(file).toContain('URL:https://play.example/s/s1\r\n');
  expect(file).toContain('UID:s1-round-1@whitecell\r\n');
});

it('has no line of more than 75 bytes, and reads whole when unfolded', () => {
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain('ends\\; sealed moves\\, and a very long title that goes on and on');
});

it('counts as newer than an earlier one', () => {
  const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
  expect(sequence(calendarFile([{ id: 'a', title: 'b', at: '2026-12-03T18:00Z', link: 'c' }], now + 5000))).toBe(
    sequence(file) + 5,
  );
});
