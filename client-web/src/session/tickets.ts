// Where this browser keeps what opens its seats. It knows all of them, of one session and of others: a facilitator's
// and a player's side by side. A tab remembers which of them it holds, so that one browser can hold several players
// in several tabs.

import type { CameBy } from '../classes/membership';
import { pathBase } from '../path-base';
import type { SeatKind } from '../protocol';
import { stores as real } from '../stores';

/** A screen is kept apart from a seat: the projector's window must not take the facilitator's place. */
export type Place = 'seat' | 'screen';

/** A seat of this browser, in the words in which it was last seen; they are missing until it has been entered. */
export interface KnownSeat {
  readonly session: string;
  readonly place: Place;
  readonly ticket: string;
  /** The seat's id. */
  readonly seat?: string;
  /** What others type to join the session. */
  readonly code?: string;
  /** The scenario's title. */
  readonly title?: string;
  /** The person's name. */
  readonly name?: string;
  readonly kind?: SeatKind;
  /** The role's title. */
  readonly role?: string;
  /** At a table of a class: how the person came, by which the class leads to the seat at another table. */
  readonly cameBy?: CameBy;
}

/** More than anybody has open; what has not been looked at for longest goes first. */
const mostKnown = 24;

// Servers that share a name, each under a prefix of its own, share what the browser keeps for that name.
const list = `whitecell.seats${pathBase}`;
const key = (session: string, place: Place) => `whitecell.${place}.${session}`;
const hostKey = `whitecell.host-key${pathBase}`;

/** The one looked at last comes first. */
export function knownSeats(stores = real): readonly KnownSeat[] {
  try {
    const stored: unknown = JSON.parse(stores.browser.getItem(list) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSeat) : [];
  } catch {
    return [];
  }
}

function isSeat(stored: Partial<KnownSeat> | null): stored is KnownSeat {
  return [stored?.session, stored?.place, stored?.ticket].every((part) => typeof part === 'string');
}

/** Puts a seat first among those of this browser, and makes it the one that this tab holds. */
export function keepSeat(seat: KnownSeat, stores = real): void {
  const isThis = (other: KnownSeat) =>
    other.session === seat.session &&
    (other.ticket === seat.ticket || (seat.seat !== undefined && other.seat === seat.seat));
  const all = knownSeats(stores);
  const before = all.find(isThis);
  const kept = [{ ...before, ...seat }, ...all.filter((other) => !isThis(other))].slice(0, mostKnown);
  stores.tab.setItem(key(seat.session, seat.place), seat.ticket);
  stores.browser.setItem(list, JSON.stringify(kept));
}

export function keepTicket(session: string, place: Place, ticket: string, stores = real): void {
  keepSeat({ session, place, ticket }, stores);
}

/** The ticket of the seat that this tab holds, or of the only one that is known; null when there is a choice. */
export function findTicket(session: string, place: Place, stores = real): string | null {
  const mine = stores.tab.getItem(key(session, place));
  if (mine !== null) return mine;
  const [first, another] = knownSeats(stores).filter((seat) => seat.session === session && seat.place === place);
  // Version 0.2 kept the last ticket of each session, by itself.
  if (!first) return stores.browser.getItem(key(session, place));
  // Screens of a session all show the same.
  return !another || place === 'screen' ? first.ticket : null;
}

/** Forgets one seat; others of the session stay known. */
export function dropTicket(session: string, place: Place, ticket: string, stores = real): void {
  for (const store of [stores.tab, stores.browser]) {
    if (store.getItem(key(session, place)) === ticket) store.removeItem(key(session, place));
  }
  const others = knownSeats(stores).filter((seat) => seat.session !== session || seat.ticket !== ticket);
  if (others.length > 0) stores.browser.setItem(list, JSON.stringify(others));
  else stores.browser.removeItem(list);
}

export function keepHostKey(value: string, stores = real): void {
  stores.browser.setItem(hostKey, value);
}

/** For a shared computer: the next person opens no session with it. */
export function forgetHostKey(stores = real): void {
  stores.browser.removeItem(hostKey);
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
