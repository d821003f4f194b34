// The transport of a replay: where it stands, whether it goes on by itself, and how fast.
import { decisionOf, type Frame } from './frames';

export const speeds = [1, 2, 4, 8, 16] as const;
export type Speed = (typeof speeds)[number];

export interface Player {
  /** Index of the frame that is shown. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

export type PlayerAction =
  | { readonly type: 'toggle' }
  /** Time for the next frame has come. */
  | { readonly type: 'advance' }
  /** To a frame, by hand; it stands there. */
  | { readonly type: 'seek'; readonly to: number }
  | { readonly type: 'step'; readonly by: number }
  | { readonly type: 'speed'; readonly speed: Speed };

/** @param last Index of the last frame. */
export function played(player: Player, action: PlayerAction, last: number): Player {
  const within = (to: number) => Math.min(last, Math.max(0, Math.round(to)));
  switch (action.type) {
    case 'toggle':
      // From the end it begins again.
      return player.playing
        ? { ...player, playing: false }
        : { ...player, playing: last > 0, at: player.at >= last ? 0 : player.at };
    case 'advance': {
      if (!player.playing) return player;
      const at = within(player.at + 1);
      return { ...player, at, playing: at < last };
    }
    case 'seek':
      return { ...player, at: within(action.to), playing: false };
    case 'step':
      return { ...player, at: within(player.at + action.by), playing: false };
    case 'speed':
      return { ...player, speed: action.speed };
  }
}

/** Milliseconds at speed 1 for which nothing to read and something to read is shown at least. */
const shortest = { silent: 250, told: 1_200 };
/** Milliseconds at speed 1 after which a stretch in which nothing was seen is cut. */
const longest = 6_000;

/** For how many milliseconds a frame is shown before the next one: as long as it was then, within bounds. */
export function holds(frame: Frame, next: Frame, speed: Speed): number {
  const { pacing } = frame.view.session;
  const { running, pace } = frame.view.clock;
  const least = frame.notices.length > 0 ? shortest.told : shortest.silent;
  const then = pacing === 'live' && running && pace > 0 ? ((next.at - frame.at) / pace) * 1000 : 0;
  return Math.min(longest, Math.max(least, then)) / speed;
}

/** Index of the next decision, or of the one before; null where there is none. */
export function decisionFrom(frames: readonly Frame[], at: number, direction: 1 | -1): number | null {
  for (let index = at + direction; index >= 0 && index < frames.length; index += direction) {
    const frame = frames[index];
    if (frame && decisionOf(frame)) return index;
  }
  return null;
}

/** What a key does; null for any other key. */
export function actionOfKey(key: string, last: number): PlayerAction | null {
  switch (key) {
    case ' ':
      return { type: 'toggle' };
    case 'ArrowLeft':
      return { type: 'step', by: -1 };
    case 'ArrowRight':
      return { type: 'step', by: 1 };
    case 'Home':
      return { type: 'seek', to: 0 };
    case 'End':
      return { type: 'seek', to: last };
  }
  const speed = /^[1-5]$/.test(key) ? speeds[Number(key) - 1] : undefined;
  return speed ? { type: 'speed', speed } : null;
}
