import { use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { ServerContext } from '../server';
import { timing } from '../session/surroundings';
import { AnalysisFollower, type AnalysisState } from './follower';

export interface Analysis extends AnalysisState {
  begin(): void;
  /** Asks how far it is: somebody else may have had it begun. */
  look(): void;
}

/**
 * The analysis of a finished session, as far as it is.
 * @param isOpen Whether the person may read the debrief; nothing is asked before.
 */
export function useAnalysis(session: string, ticket: string, isOpen: boolean): Analysis {
  const { api } = use(ServerContext);
  const follower = useMemo(
    () =>
      new AnalysisFollower({
        read: () => api.analysis(session, ticket),
        begin: () => api.beginAnalysis(session, ticket),
        later: timing.later,
      }),
    [api, session, ticket],
  );
  useEffect(() => {
    if (isOpen) follower.open();
    return () => follower.close();
  }, [follower, isOpen]);
  const state = useSyncExternalStore(follower.subscribe, follower.current);
  const steps = useMemo(() => ({ begin: () => follower.begin(), look: () => follower.open() }), [follower]);
  return useMemo(() => ({ ...state, ...steps }), [state, steps]);
}
