import type { Presence, View } from '../protocol';

export interface Person {
  readonly seat: string;
  readonly name: string;
  readonly online: boolean;
}

/** The people who play a role; for null those who have not chosen one yet. */
export function peopleOf(view: View, presence: Presence, role: string | null): readonly Person[] {
  const online = new Set(presence.online);
  return Object.entries(view.seats)
    .filter(([, seat]) => seat.kind === 'player' && (seat.role ?? null) === role)
    .map(([seat, { name }]) => ({ seat, name, online: online.has(seat) }));
}
