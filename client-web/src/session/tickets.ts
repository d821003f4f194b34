// Where this browser keeps what opens its seats. A tab remembers its own seat first, so that one browser can hold
// several players in several tabs; a new tab finds the last one.

import { stores as real } from '../stores';

/** A screen is kept apart from a seat: the projector's window must not take the facilitator's place. */
export type Place = 'seat' | 'screen';

const key = (session: string, place: Place) => `whitecell.${place}.${session}`;
const hostKey = 'whitecell.host-key';

export function keepTicket(session: string, place: Place, ticket: string, stores = real): void {
  stores.tab.setItem(key(session, place), ticket);
  stores.browser.setItem(key(session, place), ticket);
}

export function findTicket(session: string, place: Place, stores = real): string | null {
  return stores.tab.getItem(key(session, place)) ?? stores.browser.getItem(key(session, place));
}

export function dropTicket(session: string, place: Place, stores = real): void {
  const mine = stores.tab.getItem(key(session, place));
  stores.tab.removeItem(key(session, place));
  if (mine === null || stores.browser.getItem(key(session, place)) === mine) {
    stores.browser.removeItem(key(session, place));
  }
}

/** For a shared computer: whoever comes next opens no session with it. */
export function forgetHostKey(stores = real): void {
  stores.browser.removeItem(hostKey);
}

export function keepHostKey(value: string, stores = real): void {
  stores.browser.setItem(hostKey, value);
}

export function findHostKey(stores = real): string {
  return stores.browser.getItem(hostKey) ?? '';
}

/** The value of `name` in a fragment such as `#t=abc`. */
export function fromFragment(fragment: string, name: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get(name) || null;
}

export function returnLink(origin: string, session: string, ticket: string): string {
  return `${origin}/s/${encodeURIComponent(session)}#t=${encodeURIComponent(ticket)}`;
}
