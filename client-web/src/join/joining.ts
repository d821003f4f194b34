import type { JoinRequest } from '../protocol';

/** What somebody joins as: a role at once, a seat without a role yet, or a spectator. */
export type As = { readonly role: string } | 'later' | 'spectator';

interface ClassJoin {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Its number; empty for any. */
  readonly table: string;
  /** Empty for the first one. */
  readonly role: string;
}

/** What is left open is not asked for. */
export function classRequest({ id, code, name, group, table, role }: ClassJoin): JoinRequest {
  return {
    id,
    code,
    name: name.trim(),
    role: role || null,
    group: group.trim() || null,
    table: table ? Number(table) : null,
  };
}

export function joinRequest(id: string, code: string, name: string, as: As): JoinRequest {
  return {
    id,
    code,
    name: name.trim(),
    role: typeof as === 'object' ? as.role : null,
    spectator: as === 'spectator',
  };
}
