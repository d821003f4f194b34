import { useEffect, useState } from 'react';

/** Real time, Unix milliseconds; now and then, because deadlines are told in minutes and days. */
export function useWallClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
