import { expect, it } from 'vitest';
import type { Notice } from '../protocol';
import { playedForYou } from './played';
import { othersHold, secondsUntil, takesOverAt } from './takes-over';

const notice = (part: Partial<Notice>): Notice => ({
  at: 0,
  round: 0,
  kind: 'move',
  headline: 'Something',
  with: [],
  changes: [],
  rolls: [],
  ...part,
});
const pilot = (to: 'autopilot' | 'people', role = 'lab') => notice({ kind: 'seat', actor: role, pilot: to });

it('counts the seconds until an autopilot takes over', () => {
  expect(secondsUntil(61_000, 1_000)).toBe(60);
  expect(secondsUntil(61_000, 60_500)).toBe(1);
  expect(secondsUntil(61_000, 70_000)).toBe(0);
  expect(takesOverAt({ away: [{ role: 'lab', takesOver: 5 }] }, 'lab')).toBe(5);
  expect(takesOverAt({ away: [{ role: 'lab', takesOver: 5 }] }, 'cloud')).toBeUndefined();
});

it('knows whether somebody else holds the role', () => {
  const seats = { ada: { role: 'lab' }, ben: { role: 'lab' }, eve: { role: 'cloud' } };
  expect(othersHold(seats, ['ada', 'ben'], { seat: 'ada', role: 'lab' })).toBe(true);
  expect(othersHold(seats, ['ada', 'eve'], { seat: 'ada', role: 'lab' })).toBe(false);
  expect(othersHold(seats, ['ben'], { seat: 'guest' })).toBe(false);
});

it('tells what an autopilot did until its people were back', () => {
  const did = [notice({ actor: 'lab', pilot: 'autopilot' }), notice({ actor: 'lab', pilot: 'assistant' })];
  const others = [notice({ actor: 'cloud', pilot: 'autopilot' }), notice({ actor: 'lab', pilot: 'people' })];
  const log = [pilot('autopilot'), ...did, ...others, pilot('people')];
  expect(playedForYou(log, 'lab')).toEqual({ back: 5, decisions: did });
  expect(playedForYou(log, 'cloud')).toBeNull();
  expect(playedForYou(log.slice(0, -1), 'lab')).toBeNull();
  expect(playedForYou([pilot('people')], 'lab')).toBeNull();
  expect(playedForYou([...log, pilot('autopilot'), pilot('people')], 'lab')).toEqual({ back: 7, decisions: [] });
});
