import type { JoinRequest } from '../protocol';

/** What somebody joins as: a role at once, a seat without a role yet, or a spectator. */
export type As = { readonly role: string } | 'later' | 'spectator';

export function joinRequest(id: string, code: string, name: string, as: As): JoinRequest {
  return {
    id,
    code,
    name: name.trim(),
    role: typeof as === 'object' ? as.role : null,
    spectator: as === 'spectator',
  };
}
