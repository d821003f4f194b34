import type { Sheet, View } from '../protocol';

/** How many roles have a person. */
export function seatedRoles(sheet: Sheet, view: View): { readonly seated: number; readonly empty: number } {
  const taken = new Set(Object.values(view.seats).flatMap((seat) => (seat.kind === 'player' ? (seat.role ?? []) : [])));
  return { seated: taken.size, empty: sheet.roles.length - taken.size };
}
