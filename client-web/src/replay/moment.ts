// A moment of a replay as an address: the number of the entry and whose eyes. It carries no ticket.
import { pathBase } from '../path-base';
import type { Place } from '../session/tickets';

export interface Moment {
  /** Null for the beginning. */
  readonly entry: number | null;
  /** Id of a role, `facilitator` or `public`; null for one's own. */
  readonly eyes: string | null;
}

/** @param place That of the seat that it is seen from. */
export function replayPath(session: string, place: Place = 'seat'): string {
  return `/s/${encodeURIComponent(session)}${place === 'screen' ? '/screen' : ''}/replay`;
}

/** @param search The query of the address. */
export function momentIn(search: string): Moment {
  const query = new URLSearchParams(search);
  const entry = Number(query.get('entry') ?? '');
  return { entry: Number.isSafeInteger(entry) && entry > 0 ? entry : null, eyes: query.get('as') || null };
}

export function linkTo(origin: string, session: string, entry: number, eyes: string): string {
  return `${origin}${pathBase}${replayPath(session)}?${new URLSearchParams({ entry: String(entry), as: eyes })}`;
}
