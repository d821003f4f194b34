import { useSession, useTable } from '../session/SessionProvider';
import { teamOf } from '../team/team';

/** Why nothing that a role does in the game can be sent now: said once, not at every move. Null when it can. */
export function useClosed(): string | null {
  const { status } = useSession().state;
  const { acting } = useTable().view;
  if (status !== 'live') return 'Offline: nothing can be played until the connection is back.';
  return acting && !acting.open ? (acting.why?.message ?? 'Nothing can be played now.') : null;
}

/** The same for what is decided for the role, which in some teams only the captain does. */
export function useShut(): string | null {
  const closed = useClosed();
  const only = useOnlyCaptain();
  return closed ?? only;
}

/** Whether a decision can be prepared as a draft and not be sent: the captain of the team does that. */
export function usePrepares(): boolean {
  const closed = useClosed();
  const only = useOnlyCaptain();
  return closed === null && only !== null;
}

/** Why somebody who is not the captain decides nothing; null when everybody does, and for the captain. */
export function useOnlyCaptain(): string | null {
  const table = useTable();
  return teamOf(table)?.isCaptain ? null : (table.view.acting?.unlessCaptain?.message ?? null);
}
