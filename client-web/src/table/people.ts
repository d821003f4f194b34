import type { Presence, View } from '../protocol';
import { type CalledPerson, called } from '../session/person-names';

export interface Person extends CalledPerson {
  readonly seat: string;
  readonly online: boolean;
}

/** The people who play a role; for null those who have not chosen one yet. */
export function peopleOf(view: View, presence: Presence, role: string | null): readonly Person[] {
  const online = new Set(presence.online);
  return Object.entries(view.seats)
    .filter(([, seat]) => seat.kind === 'player' && (seat.role ?? null) === role)
    .map(([seat]) => ({ seat, ...called(view.seats, seat), online: online.has(seat) }));
}
