import './top-bar.css';
import { type ReactNode, useEffect, useState } from 'react';
import { OwnTakesOverIn } from '../absence/TakesOverIn';
import { othersHold } from '../absence/takes-over';
import { RoundDeadline } from '../deadlines/RoundDeadline';
import { Link } from '../routes';
import { Mark } from '../ui/Brand';
import { ThemeToggle } from '../ui/ThemeToggle';
import { ConnectionStatus } from './ConnectionStatus';
import { calendarDate, calendarTime, duration, realSeconds, stopwatch } from './clock';
import { extraInWords } from './extra-time';
import { useClosingFor, useGameTime, useSession, useTable } from './SessionProvider';

/** Title, round and clock: the same above every screen of a session. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const { state, retry } = useSession();
  const { sheet, view } = useTable();
  const round = sheet.rounds[view.session.round];
  useEffect(() => {
    document.title = `${sheet.title} · Whitecell`;
  }, [sheet.title]);
  return (
    <header className="top-bar">
      <Link to="/" className="top-home" aria-label="Whitecell, home">
        <Mark size={24} />
      </Link>
      <div className="top-title grow">
        <h1>{sheet.title}</h1>
        <p className="small quiet">
          {view.session.phase === 'lobby' && 'In the lobby'}
          {view.session.phase === 'running' &&
            `Round ${view.session.round + 1} of ${sheet.rounds.length} · ${round?.title ?? ''}`}
          {view.session.phase === 'debrief' && 'Debrief'}
        </p>
      </div>
      {view.session.phase === 'running' && (view.session.deadlines ? <RoundDeadline /> : <RoundClock />)}
      <div className="top-actions">
        {children}
        <ThemeToggle />
      </div>
      <ConnectionStatus
        away={state.status !== 'live'}
        outage={state.outage}
        waiting={state.pending.length}
        retry={retry}
      >
        <OwnAbsence />
      </ConnectionStatus>
    </header>
  );
}

/** What becomes of the own role while this browser is away, and when. */
function OwnAbsence() {
  const { state } = useSession();
  const { view, you, presence, absenceGraceSeconds } = useTable();
  const away = state.status !== 'live';
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => setSince(away ? performance.now() : null), [away]);
  const flown = you.role && view.roles[you.role]?.pilot === 'people';
  if (since === null || !flown || absenceGraceSeconds === undefined || view.session.phase !== 'running') return null;
  if (othersHold(view.seats, presence.online, you)) return null;
  return <OwnTakesOverIn since={since} grace={absenceGraceSeconds} />;
}

function RoundClock() {
  const { sheet, view } = useTable();
  const now = useGameTime();
  const closing = useClosingFor();
  const { clock } = view;
  const extra = sheet.role ? view.roles[sheet.role]?.extraTime : undefined;
  const round = sheet.rounds[view.session.round];
  const left = Math.max(0, clock.roundEnds - now);
  const whole = round ? Math.max(1, clock.roundEnds - round.startsAt) : 1;
  const turns = view.session.pacing !== 'live';
  return (
    <div className="round-clock" role="timer" aria-label="Game clock">
      <time className="round-now number" title={calendarDate(sheet.starts, now)}>
        {calendarTime(sheet.starts, now)}
      </time>
      <p className="round-left number">
        {turns ? (
          'Ends when all are ready'
        ) : (
          <>
            {closing === null ? (
              <span>
                <strong>{duration(left)}</strong> left
              </span>
            ) : extra?.until === undefined ? (
              <strong>The round is closing</strong>
            ) : (
              <span>
                Extra time: <strong>{stopwatch((extra.until - closing) / 1000)}</strong>
              </span>
            )}
            {closing === null && clock.running && (
              <span className="round-real">{stopwatch(realSeconds(left, clock))}</span>
            )}
            {!clock.running && <span className="chip warn">Paused</span>}
            {closing === null && extra && !extra.over && (
              <span className="chip" title="Your extra time, when the round’s time is up">
                + {extraInWords(extra)}
                <span className="visually-hidden"> extra time for you</span>
              </span>
            )}
          </>
        )}
      </p>
      {!turns && <span className="round-line" style={{ width: `${(1 - Math.min(1, left / whole)) * 100}%` }} />}
    </div>
  );
}
