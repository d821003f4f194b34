import './connection-status.css';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import type { Outage } from './reconnecting';

interface ConnectionStatusProps {
  readonly away: boolean;
  readonly outage: Outage | null;
  /** Actions that wait to be sent. */
  readonly waiting?: number;
  retry(): void;
  /** What else is to be known while it is away. */
  readonly children?: ReactNode;
}

/** Below the title while the connection is away: why, what becomes of commands meanwhile, and when it is tried again. */
export function ConnectionStatus({ away, outage, waiting = 0, retry, children }: ConnectionStatusProps) {
  return (
    <div className={`connection-status ${away ? 'away' : ''}`}>
      <p role="status" className="grow">
        {away && (
          <>
            <Icon name="link" size={16} />
            <span>
              Connection lost. {outage?.why ?? 'Reconnecting…'}
              {waiting > 0 && ` ${actions(waiting)} will be sent when it is back.`}
            </span>
          </>
        )}
      </p>
      {away && children}
      <NextTry outage={outage} retry={retry} />
    </div>
  );
}

const actions = (count: number) => (count === 1 ? 'One of your actions' : `${count} of your actions`);

/**
 * Stands beside the words that are read out, not among them, so that nobody has to listen to a countdown. It comes when a first
 * attempt has failed; most breaks are over before.
 */
export function NextTry({ outage, retry }: Pick<ConnectionStatusProps, 'outage' | 'retry'>) {
  const seconds = useSecondsUntil(outage?.nextTry ?? null);
  if (!outage?.why) return null;
  return (
    <div className="next-try">
      <span className="number">{seconds === null ? 'Trying…' : `Next try in ${seconds} s`}</span>
      <Button size="compact" busy={seconds === null} onClick={retry}>
        Try again now
      </Button>
    </div>
  );
}

function useSecondsUntil(then: number | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (then === null) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [then]);
  return then === null ? null : Math.max(1, Math.ceil((then - now) / 1000));
}
