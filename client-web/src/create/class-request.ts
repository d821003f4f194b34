import { dueOf } from '../deadlines/deadline-choices';
import type { ClassKind, Grouping, OpenClassRequest, OpenSessionRequest } from '../protocol';

export interface ClassChoices {
  readonly tables: number;
  readonly kind: ClassKind;
  readonly groups: Grouping;
  readonly chooseTable: boolean;
  /** Until when homework is played, as the clocks of the zone show it; empty for as long as the facilitator likes. */
  readonly due: string;
  readonly zone: string;
}

export const usualClass: ClassChoices = {
  tables: 4,
  kind: 'room',
  groups: 'ignored',
  chooseTable: false,
  due: '',
  zone: 'UTC',
};

/** Homework has a table for each member, so that there is nothing to choose or to group. */
export function classRequest(id: string, session: OpenSessionRequest, choices: ClassChoices): OpenClassRequest {
  const { scenario, pacing, pace, cast, unattended, teams, deadlines } = session;
  const { tables, kind } = choices;
  const isRoom = kind === 'room';
  return {
    id,
    scenario,
    pacing,
    pace,
    cast,
    unattended,
    tables,
    kind,
    teams: isRoom ? (teams ?? null) : null,
    groups: isRoom ? choices.groups : 'ignored',
    chooseTable: isRoom && choices.chooseTable,
    deadlines: deadlines ?? null,
    due: isRoom ? null : dueOf(choices),
  };
}
