import { describe, expect, test } from 'vitest';
import type { Notice, Replay, ReplayStep, View, ViewChanges } from '../protocol';
import { decisionOf, frameAt, framesOf, serverTimeOf, shownTime } from './frames';
import { linkTo, momentIn } from './moment';
import { actionOfKey, decisionFrom, holds, type Player, played } from './player';

const opening = {
  session: { phase: 'lobby', round: 0, pacing: 'live' },
  clock: { running: true, at: 0, anchor: 1_000, pace: 2, roundEnds: 600 },
  indicators: { trust: { value: 50, start: 50 } },
  roles: {},
} as unknown as View;

const notice = (part: Partial<Notice>) => ({ kind: 'move', at: 0, round: 0, headline: 'H', ...part }) as Notice;

const step = (entry: number, at: number, notices: readonly Notice[], changes: unknown = {}): ReplayStep => ({
  entry,
  at,
  round: at < 100 ? 0 : 1,
  notices,
  changes: changes as ViewChanges,
});

const replay: Replay = {
  eyes: 'lab',
  choices: ['lab', 'public'],
  sheet: {} as Replay['sheet'],
  opening,
  steps: [
    step(3, 10, [notice({ actor: 'lab', pilot: 'people' })], { indicators: { trust: { value: 40, start: 50 } } }),
    step(4, 12, [notice({ kind: 'message', actor: 'lab', pilot: 'people' })]),
    step(9, 100, [notice({ kind: 'round' })], { indicators: { trust: null } }),
    step(10, 101, [notice({ kind: 'agreement', actor: 'house', pilot: 'autopilot' })]),
  ],
};
const frames = framesOf(replay);
const at = (index: number) => frames[index] as NonNullable<(typeof frames)[number]>;

describe('frames', () => {
  test('each is the view after its step, and shares what has not changed', () => {
    expect(frames.map(({ entry, told }) => [entry, told])).toEqual([
      [1, 0],
      [3, 1],
      [4, 2],
      [9, 3],
      [10, 4],
    ]);
    expect(at(1).view.indicators.trust?.value).toBe(40);
    expect(at(2).view.indicators).toBe(at(1).view.indicators);
    expect(at(4).view.roles).toBe(opening.roles);
    expect(at(3).view.indicators).toEqual({});
    expect(at(0).view).toBe(opening);
  });

  test('an entry that these eyes did not see is shown by the one before', () => {
    expect([0, 1, 2, 3, 8, 9, 99].map((entry) => frameAt(frames, entry))).toEqual([0, 0, 0, 1, 2, 3, 4]);
  });

  test('what a role decided is a decision, whoever decided; talk is none', () => {
    expect(frames.map((frame) => decisionOf(frame) !== undefined)).toEqual([false, true, false, false, true]);
    expect(decisionFrom(frames, 0, 1)).toBe(1);
    expect(decisionFrom(frames, 1, 1)).toBe(4);
    expect(decisionFrom(frames, 4, 1)).toBeNull();
    expect(decisionFrom(frames, 4, -1)).toBe(1);
    expect(decisionFrom(frames, 1, -1)).toBeNull();
  });

  test('the clock stands at the game time of the step', () => {
    expect(serverTimeOf(at(1))).toBe(6_000);
    expect(frames.map(shownTime)).toEqual([0, 10, 12, 100, 101]);
  });
});

describe('player', () => {
  const begin: Player = { at: 0, playing: false, speed: 1 };
  const last = 4;

  test('plays to the end, stops there, and begins again', () => {
    let player = played(begin, { type: 'toggle' }, last);
    for (let index = 1; index <= last; index++) {
      expect(player.playing).toBe(true);
      player = played(player, { type: 'advance' }, last);
      expect(player.at).toBe(index);
    }
    expect(player.playing).toBe(false);
    expect(played(player, { type: 'advance' }, last)).toBe(player);
    expect(played(player, { type: 'toggle' }, last)).toEqual({ at: 0, playing: true, speed: 1 });
    expect(played(begin, { type: 'toggle' }, 0).playing).toBe(false);
  });

  test('whoever moves it by hand stops it, and never leaves the game', () => {
    const playing: Player = { at: 2, playing: true, speed: 4 };
    expect(played(playing, { type: 'step', by: -1 }, last)).toEqual({ at: 1, playing: false, speed: 4 });
    expect(played(playing, { type: 'seek', to: 99 }, last).at).toBe(last);
    expect(played(playing, { type: 'step', by: -9 }, last).at).toBe(0);
    expect(played(playing, { type: 'speed', speed: 16 }, last)).toEqual({ at: 2, playing: true, speed: 16 });
  });

  test('a step is shown as long as it was then, within bounds, at the speed', () => {
    expect(holds(at(0), at(1), 1)).toBe(5_000);
    expect(holds(at(0), at(1), 4)).toBe(1_250);
    expect(holds(at(1), at(2), 1)).toBe(1_200);
    expect(holds(at(2), at(3), 1)).toBe(6_000);
    const turns = { ...at(2), view: { ...opening, session: { ...opening.session, pacing: 'turns' as const } } };
    expect(holds(turns, at(3), 2)).toBe(600);
  });

  test('keys', () => {
    expect(actionOfKey(' ', last)).toEqual({ type: 'toggle' });
    expect(actionOfKey('ArrowLeft', last)).toEqual({ type: 'step', by: -1 });
    expect(actionOfKey('ArrowRight', last)).toEqual({ type: 'step', by: 1 });
    expect(actionOfKey('Home', last)).toEqual({ type: 'seek', to: 0 });
    expect(actionOfKey('End', last)).toEqual({ type: 'seek', to: last });
    expect(['1', '2', '3', '4', '5'].map((key) => actionOfKey(key, last))).toEqual(
      [1, 2, 4, 8, 16].map((speed) => ({ type: 'speed', speed })),
    );
    for (const key of ['0', '6', 'a', 'Tab', '12']) expect(actionOfKey(key, last)).toBeNull();
  });
});

describe('moments', () => {
  test('a link says entry and eyes, and leads back to them', () => {
    const link = linkTo('https://x.test', 'a b', 12, 'lab');
    expect(link).toBe('https://x.test/s/a%20b/replay?entry=12&as=lab');
    expect(momentIn(new URL(link).search)).toEqual({ entry: 12, eyes: 'lab' });
  });

  test('what is no number begins at the beginning, through one’s own eyes', () => {
    for (const search of ['', '?entry=-1', '?entry=x&as=', '?entry=1.5', '?entry='])
      expect(momentIn(search)).toEqual({ entry: null, eyes: null });
  });
});
