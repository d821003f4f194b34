import { useSyncExternalStore } from 'react';
import { type Chapter, type Place, placeOf } from './chapters';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Where in the debrief the address leads; links with a fragment turn its pages, and so do back and forward. */
export function usePlace(chapters: readonly Chapter[]): Place | undefined {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return placeOf(hash, chapters);
}
