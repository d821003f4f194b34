// What happens between losing a connection and having the next: how long to wait, and what to say meanwhile.
import { type HubInfo, type Refusal, wire } from '../protocol';
import type { Answer } from '../rest/api';

export interface Outage {
  /** One sentence for the person; null while no more is known than that the connection is not there. */
  readonly why: string | null;
  /** When it is tried again, by the browser's clock; null while it is being tried. */
  readonly nextTry: number | null;
}

/** Milliseconds after which a connection has lasted: the next break is a new one, and no longer the same trouble. */
export const lasting = 10_000;

export const otherVersion: Refusal = { code: 'other-version', message: wire.otherVersion };

const blocked =
  'The server answers, but no live connection to it comes about: a proxy or firewall in between may not let WebSockets through.';

/**
 * Almost at once the first time: another server may be there, and a lost packet is no outage. Then growing pauses, up to
 * 2 seconds while a server may be starting again and up to 15 later, each spread over half its length, so that a class
 * does not return all at once. Never sooner than the server asks for, and spread beyond that too.
 * @param random 0 ≤ x < 1.
 * @param retryAfter Seconds.
 * @returns Milliseconds.
 */
export function pauseBefore(attempt: number, random: number, retryAfter = 0): number {
  const longest = Math.min(attempt < 10 ? 2000 : 15_000, 250 * 2 ** attempt);
  const own = attempt === 0 ? 250 * random : longest / 2 + (longest / 2) * random;
  return Math.max(own, retryAfter * 1000 * (1 + random / 2));
}

/** Why a connection could not be opened, by what the server answers to an ordinary request; null while it may be chance. */
export function reasonFrom(answer: Answer<HubInfo>, attempt: number): string | null {
  if (answer.refusal) return answer.refusal.message;
  // Once or twice there may be room again, or the server may only just be back.
  return attempt < 2 ? null : blocked;
}
