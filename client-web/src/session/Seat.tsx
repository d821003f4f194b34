// The screen of one seat: takes the ticket from the address or the store, enters, and shows what the phase and the
// kind of seat call for.
import './seat.css';
import { type ReactNode, useEffect, useState } from 'react';
import { DebriefScreen } from '../debrief/DebriefScreen';
import { FacilitatorConsole } from '../facilitator/FacilitatorConsole';
import { Lobby } from '../lobby/Lobby';
import { Projector } from '../projector/Projector';
import type { Refusal } from '../protocol';
import { Link } from '../routes';
import { Table } from '../table/Table';
import { Brand } from '../ui/Brand';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';
import { Announcer } from './Announcer';
import { NextTry } from './ConnectionStatus';
import { SessionProvider, useSession } from './SessionProvider';
import { dropTicket, findTicket, fromFragment, keepTicket, type Place } from './tickets';

interface SeatProps {
  readonly session: string;
  readonly place: Place;
}

export function Seat({ session, place }: SeatProps) {
  const [ticket, setTicket] = useState(() => brought(session, place) ?? findTicket(session, place));
  // A return link to the page that is already open changes the fragment only.
  useEffect(() => {
    const take = () => setTicket((before) => brought(session, place) ?? before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [session, place]);
  if (!ticket) {
    return (
      <Closed title="This browser has no seat here">
        <p>Open your return link, or join with the code of the session.</p>
      </Closed>
    );
  }
  return (
    <SessionProvider session={session} ticket={ticket}>
      <Announcer />
      <ForgetWhenVoid session={session} place={place} />
      <Screen />
    </SessionProvider>
  );
}

/** The ticket in the address, if there is one: kept, and taken out of the address bar. */
function brought(session: string, place: Place): string | null {
  const ticket = fromFragment(location.hash, 't');
  if (ticket) {
    keepTicket(session, place, ticket);
    history.replaceState(null, '', location.pathname);
  }
  return ticket;
}

/** A ticket that opens nothing any more is not kept. */
function ForgetWhenVoid({ session, place }: SeatProps) {
  const { state, ticket } = useSession();
  const code = state.ended?.code;
  useEffect(() => {
    const isVoid = code === 'wrong-ticket' || code === 'unknown-session';
    if (isVoid && findTicket(session, place) === ticket) dropTicket(session, place);
  }, [code, session, place, ticket]);
  return null;
}

function Screen() {
  const { state } = useSession();
  const { table } = state;
  if (state.ended?.code === 'other-version') return <Outdated refusal={state.ended} />;
  if (state.ended) {
    return (
      <Closed title="You cannot enter">
        <p role="alert">{state.ended.message}</p>
      </Closed>
    );
  }
  if (!table) return <Entering />;
  const { phase } = table.view.session;
  if (phase === 'debrief') return <DebriefScreen />;
  if (table.you.kind === 'spectator') return <Projector />;
  if (phase === 'lobby') return <Lobby />;
  if (table.you.kind === 'facilitator') return <FacilitatorConsole />;
  if (!table.you.role) return <Lobby />;
  // What was seen and where one was belongs to the role.
  return <Table key={table.you.role} />;
}

function Entering() {
  const why = useSession().state.outage?.why;
  return (
    <main id="main" className="seat-message">
      <span className="seat-waiting" aria-hidden="true" />
      <p role="status">
        {why && <strong>{why}</strong>} {why ? 'You are let in as soon as it works.' : 'Entering the session…'}
      </p>
      <NextTry />
    </main>
  );
}

function Outdated({ refusal }: { readonly refusal: Refusal }) {
  return (
    <main id="main" className="seat-message">
      <Brand />
      <h1 className="display">Please load this page again</h1>
      <Note look="warn" icon="alert">
        <p role="alert">{refusal.message} Your seat is kept.</p>
      </Note>
      <Button look="primary" onClick={() => location.reload()}>
        Load again
      </Button>
    </main>
  );
}

function Closed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main id="main" className="seat-message">
      <Brand />
      <h1 className="display">{title}</h1>
      <Note look="warn" icon="alert">
        {children}
      </Note>
      <div className="row wrap">
        <Link to="/join" className="button primary">
          Join with a code
        </Link>
        <Link to="/" className="button">
          Home
        </Link>
      </div>
    </main>
  );
}
