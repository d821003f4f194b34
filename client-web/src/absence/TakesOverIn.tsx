import { useEffect, useState } from 'react';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { secondsUntil, takesOverAt } from './takes-over';

/** For the facilitator: how long a role still waits for its people. Nothing while they are there. */
export function TakesOverIn({ role }: { readonly role: string }) {
  const { presence, clockOffset } = useTable();
  const at = takesOverAt(presence, role);
  const seconds = useSeconds(at === undefined ? undefined : at - clockOffset);
  if (seconds === undefined) return null;
  return (
    <p className="small row takes-over">
      <Icon name="clock" size={14} />
      <span>{seconds > 0 ? `The autopilot takes over in ${seconds} s` : 'The autopilot takes over now'}</span>
    </p>
  );
}

/** For a person whose connection is lost: how long the own role still waits. */
export function OwnTakesOverIn({ since, grace }: { readonly since: number; readonly grace: number }) {
  const seconds = useSeconds(since + grace * 1000);
  if (seconds === undefined) return null;
  return (
    <span className="number">
      {seconds > 0
        ? `Your autopilot takes over in ${seconds} s.`
        : 'Your autopilot may be playing; your role is yours again as soon as you are back.'}
    </span>
  );
}

/** @param at By the browser's monotonic clock. */
function useSeconds(at: number | undefined): number | undefined {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (at === undefined) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined ? undefined : secondsUntil(at, now);
}
