import type { ClassKind, Grouping, OpenClassRequest, OpenSessionRequest } from '../protocol';

export interface ClassChoices {
  readonly tables: number;
  readonly kind: ClassKind;
  readonly groups: Grouping;
  readonly chooseTable: boolean;
}

export const usualClass: ClassChoices = { tables: 4, kind: 'room', groups: 'ignored', chooseTable: false };

/** Homework has a table for each member, so that there is nothing to choose or to group. */
export function classRequest(id: string, session: OpenSessionRequest, choices: ClassChoices): OpenClassRequest {
  const { scenario, pacing, pace, cast, unattended, teams } = session;
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
  };
}
