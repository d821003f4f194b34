import './deadlines.css';
import { useTable } from '../session/SessionProvider';
import { useWallClock } from './useWallClock';
import { inWords, untilInWords, zoneInWords } from './zoned-time';

/** Until when the current round is played at the latest. */
export function RoundDeadline() {
  const { session } = useTable().view;
  const now = useWallClock();
  const { deadlines } = session;
  const at = deadlines?.ends[session.round];
  if (!deadlines || !at) return null;
  return (
    <div className="round-deadline" title={zoneInWords(deadlines.timeZone)}>
      <p className="small quiet">Round ends {untilInWords(at, now)}</p>
      <p className="round-deadline-at number">
        <time dateTime={at}>{inWords(at, deadlines.timeZone, now)}</time>{' '}
        <span className="small quiet">{zoneInWords(deadlines.timeZone)}</span>
      </p>
    </div>
  );
}
