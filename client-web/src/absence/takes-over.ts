import type { Presence } from '../protocol';

/** Whole seconds until an autopilot takes over; 0 when it may at any moment. */
export const secondsUntil = (takesOver: number, now: number): number =>
  Math.max(0, Math.ceil((takesOver - now) / 1000));

/** When the autopilot of a role takes over, in the session's time; undefined while its people are there. */
export const takesOverAt = (presence: Pick<Presence, 'away'>, role: string): number | undefined =>
  presence.away.find((away) => away.role === role)?.takesOver;

/** Whether others of the role are connected, so that no autopilot takes it while this browser is away. */
export function othersHold(
  seats: Readonly<Record<string, { readonly role?: string }>>,
  online: readonly string[],
  you: { readonly seat: string; readonly role?: string },
): boolean {
  return online.some((seat) => seat !== you.seat && you.role !== undefined && seats[seat]?.role === you.role);
}
