// The browser as connections need it: clocks, chance and timers, so that tests can stand in for them.
import type { Clocks } from './serverClock';

export interface Timing extends Clocks {
  /** 0 ≤ x < 1. */
  random(): number;
}

export const timing: Timing = {
  now: Date.now,
  monotonic: () => performance.now(),
  random: Math.random,
  later: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Calls when the network is back, and when the person looks at the page again. Returns what ends that. */
export function onReturn(retry: () => void): () => void {
  const seen = () => {
    if (!document.hidden) retry();
  };
  addEventListener('online', seen);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', seen);
    document.removeEventListener('visibilitychange', seen);
  };
}
