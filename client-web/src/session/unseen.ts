import { useState } from 'react';

/** How many of `count` came since they were last shown. */
export function useUnseen(count: number, showing: boolean): number {
  const [seen, setSeen] = useState(count);
  if (showing && seen !== count) setSeen(count);
  return showing ? 0 : Math.max(0, count - seen);
}
