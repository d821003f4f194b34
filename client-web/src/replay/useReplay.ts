import { use, useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, Replay } from '../protocol';
import { ServerContext } from '../server';
import { useSession } from '../session/SessionProvider';
import { type Frame, framesOf } from './frames';

export interface LoadedReplay {
  readonly replay: Replay;
  readonly frames: readonly Frame[];
}

interface Asked {
  /** Stays the one before while the next one is on its way. */
  readonly loaded: LoadedReplay | null;
  readonly refusal: Refusal | null;
  retry(): void;
}

/**
 * Asks for the replay through some eyes; those asked for before are kept.
 * @param eyes Null for one's own.
 */
export function useReplay(session: string, eyes: string | null): Asked {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const [loaded, setLoaded] = useState<LoadedReplay | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const kept = useRef(new Map<string, LoadedReplay>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    let current = true;
    setRefusal(null);
    const known = kept.current.get(eyes ?? '');
    if (known) {
      setLoaded(known);
      return;
    }
    api.replay(session, ticket, eyes).then((answer) => {
      if (!current) return;
      if (answer.refusal) return setRefusal(answer.refusal);
      const next = { replay: answer.value, frames: framesOf(answer.value) };
      kept.current.set(next.replay.eyes, next);
      setLoaded(next);
    });
    return () => {
      current = false;
    };
  }, [api, session, ticket, eyes, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { loaded, refusal, retry };
}
