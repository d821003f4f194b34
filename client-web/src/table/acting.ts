import { useSession, useTable } from '../session/SessionProvider';

/** Why nothing that a role does in the game can be sent now: said once, not at every move. Null when it can. */
export function useShut(): string | null {
  const { status } = useSession().state;
  const { acting } = useTable().view;
  if (status !== 'live') return 'Offline: nothing can be played until the connection is back.';
  return acting && !acting.open ? (acting.why?.message ?? 'Nothing can be played now.') : null;
}
