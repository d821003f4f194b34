// How far the log went when this browser last showed it, so that a person who returns reads what is new. The browser
// keeps it, because the server does not know what stands on a screen.
import type { Store } from '../stores';

export interface LastSeen {
  /** Entries of the log. */
  readonly entries: number;
  /** Unix milliseconds. */
  readonly at: number;
}

/** Milliseconds; who was away for less has missed nothing worth a summary. */
export const shortest = 10 * 60_000;

/** The log is another role's when somebody plays another one. */
const keyOf = (session: string, role: string | undefined) => `whitecell.seen.${session}.${role ?? ''}`;

export function lastSeen(store: Store, session: string, role: string | undefined): LastSeen | null {
  const [entries, at] = (store.getItem(keyOf(session, role)) ?? '').split('/').map(Number);
  return entries !== undefined && at !== undefined && Number.isFinite(entries) && Number.isFinite(at)
    ? { entries, at }
    : null;
}

export function keepSeen(store: Store, session: string, role: string | undefined, seen: LastSeen): void {
  store.setItem(keyOf(session, role), `${seen.entries}/${seen.at}`);
}

/** How many entries are new to somebody who returns; 0 without an absence. */
export function missed(seen: LastSeen | null, entries: number, now: number): number {
  return seen === null || now - seen.at < shortest ? 0 : Math.max(0, entries - seen.entries);
}
