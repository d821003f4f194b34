// The people who play one's own role together.
import type { TeamSettings } from '../protocol';
import type { Table } from '../session/table';
import { type Person, peopleOf } from '../table/people';

export interface Team {
  readonly settings: TeamSettings;
  readonly role: string;
  readonly people: readonly Person[];
  /** Seat of the captain. */
  readonly captain: string | undefined;
  /** Seats of those who have nothing more to do in this round. */
  readonly ready: ReadonlySet<string>;
  readonly isCaptain: boolean;
}

/** The viewer's own team; null without teams and without a role. */
export function teamOf({ sheet, view, presence, you }: Table): Team | null {
  if (!sheet.teams || !you.role) return null;
  const team = view.roles[you.role]?.team;
  return {
    settings: sheet.teams,
    role: you.role,
    people: peopleOf(view, presence, you.role),
    captain: team?.captain,
    ready: new Set(team?.ready ?? []),
    isCaptain: team?.captain === you.seat,
  };
}

/** "2 of 3 of your team are ready" */
export function readyInWords({ people, ready }: Team): string {
  const all = people.length;
  const count = people.filter(({ seat }) => ready.has(seat)).length;
  return `${count} of ${all} of your team ${count === 1 ? 'is' : 'are'} ready`;
}

/** When the team's readiness counts for its role. */
export const readyRule = ({ settings }: Team): string =>
  settings.ready === 'captain'
    ? 'The role is ready when the captain is.'
    : 'The role is ready when more than half of you are.';
