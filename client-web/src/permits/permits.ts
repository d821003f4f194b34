import type { PermitView, View } from '../protocol';
import { calendarTime } from '../session/clock';

/** The permits that a role holds, as far as the viewer knows, by title. */
export function permitsOf(view: View, role: string): readonly (readonly [string, PermitView])[] {
  return Object.entries(view.permits)
    .filter(([, { holder }]) => holder === role)
    .sort(([, a], [, b]) => a.title.localeCompare(b.title));
}

/** "until Fri 15:30"; empty for one that stays. `starts` is the calendar time of the first round. */
export const validity = ({ until }: PermitView, starts: string): string =>
  until === undefined ? '' : `until ${calendarTime(starts, until)}`;
