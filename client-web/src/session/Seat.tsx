// The screen of one seat: takes the ticket from the address or the store, enters, and shows what the phase and the
// kind of seat call for.
import './seat.css';
import { type ReactNode, use, useEffect, useState } from 'react';
import { comeAgain } from '../classes/membership';
import { DebriefScreen } from '../debrief/DebriefScreen';
import { FacilitatorConsole } from '../facilitator/FacilitatorConsole';
import { Lobby } from '../lobby/Lobby';
import { Projector } from '../projector/Projector';
import type { Refusal } from '../protocol';
import { ReplayScreen } from '../replay/ReplayScreen';
import { go, Link } from '../routes';
import { ServerContext } from '../server';
import { Table } from '../table/Table';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';
import { StandaloneMessage } from '../ui/StandaloneMessage';
import { Announcer } from './Announcer';
import { NextTry } from './ConnectionStatus';
import { KnownSeats } from './KnownSeats';
import { SessionProvider, useSession } from './SessionProvider';
import { dropTicket, findTicket, fromFragment, keepSeat, keepTicket, knownSeats, type Place } from './tickets';

interface SeatProps {
  readonly session: string;
  readonly place: Place;
  /** Whether a session that is over is shown again, and not its debrief. */
  readonly replays?: boolean;
}

export function Seat({ session, place, replays = false }: SeatProps) {
  const [ticket, setTicket] = useState(() => brought(session, place) ?? findTicket(session, place));
  // A return link to the page that is already open changes the fragment only.
  useEffect(() => {
    const take = () => setTicket((before) => brought(session, place) ?? before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [session, place]);
  if (!ticket) return <WithoutTicket session={session} place={place} onTicket={setTicket} />;
  return (
    <SessionProvider key={ticket} session={session} ticket={ticket}>
      <SeatKeeper session={session} place={place} />
      <Announcer />
      <Screen session={session} place={place} replays={replays} />
    </SessionProvider>
  );
}

interface WithoutTicketProps extends SeatProps {
  onTicket(ticket: string): void;
}

/** This tab holds no seat yet, and the browser knows none of the session, or more than one. */
function WithoutTicket({ session, place, onTicket }: WithoutTicketProps) {
  const seats = knownSeats().filter((seat) => seat.session === session && seat.place === place);
  if (seats.length === 0) {
    return (
      <Closed title="This browser has no seat here">
        <p>Open your return link, or join with the code of the session.</p>
      </Closed>
    );
  }
  return (
    <StandaloneMessage title="Which seat do you take up?">
      <KnownSeats
        seats={seats}
        onGoOn={(seat) => {
          keepSeat(seat);
          onTicket(seat.ticket);
        }}
      />
    </StandaloneMessage>
  );
}

/** Keeps what this seat is called now, for the start page and the join page; forgets a seat that no longer is one. */
function SeatKeeper({ session, place }: SeatProps) {
  const { state, ticket } = useSession();
  const isGone = state.ended?.code === 'wrong-ticket';
  const { you, code, sheet } = state.table ?? {};
  const title = sheet?.title;
  const role = sheet?.roles.find(({ id }) => id === you?.role)?.title;
  useEffect(() => {
    if (you) keepSeat({ session, place, ticket, seat: you.seat, code, title, name: you.name, kind: you.kind, role });
  }, [session, place, ticket, you, code, title, role]);
  useEffect(() => {
    if (isGone) dropTicket(session, place, ticket);
  }, [isGone, session, place, ticket]);
  return null;
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

function Screen({ session, place, replays = false }: SeatProps) {
  const { state, ticket } = useSession();
  const { table } = state;
  // Looked up before a seat that is gone is forgotten.
  const [code] = useState(() => knownSeats().find((seat) => seat.ticket === ticket)?.code);
  if (state.ended?.code === 'moved-table') return <Moved session={session} place={place} refusal={state.ended} />;
  if (state.ended?.code === 'other-version') return <Outdated refusal={state.ended} />;
  if (state.ended) {
    return (
      <Closed
        title="You cannot enter"
        code={code}
        place={place}
        // Kept until somebody says so: it may be there again when the server runs on its usual data.
        forget={state.ended.code === 'unknown-session' ? () => dropTicket(session, place, ticket) : undefined}
      >
        <p role="alert">{state.ended.message}</p>
      </Closed>
    );
  }
  if (!table) return <Entering />;
  const { phase } = table.view.session;
  if (phase === 'debrief') return replays ? <ReplayScreen /> : <DebriefScreen />;
  if (table.you.kind === 'spectator') return <Projector />;
  if (phase === 'lobby') return <Lobby />;
  if (table.you.kind === 'facilitator') return <FacilitatorConsole />;
  if (!table.you.role) return <Lobby />;
  // What was seen and where one was belongs to the role.
  return <Table key={table.you.role} />;
}

function Entering() {
  const { state, retry } = useSession();
  const why = state.outage?.why;
  return (
    <main id="main" className="seat-message">
      <span className="seat-waiting" aria-hidden="true" />
      <p role="status">
        {why && <strong>{why}</strong>} {why ? 'You are let in as soon as it works.' : 'Entering the session…'}
      </p>
      <NextTry outage={state.outage} retry={retry} />
    </main>
  );
}

interface MovedProps extends SeatProps {
  readonly refusal: Refusal;
}

/** The person plays on at another table of the class, and is led there. */
function Moved({ session, place, refusal }: MovedProps) {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const [seat] = useState(() => knownSeats().find((known) => known.ticket === ticket));
  const [failed, setFailed] = useState<Refusal | null>(null);
  useEffect(() => {
    let current = true;
    if (seat?.cameBy)
      comeAgain(api, seat.cameBy).then((answer) => {
        if (!current) return;
        if (answer.refusal) return setFailed(answer.refusal);
        // The role is another one, perhaps; the table says.
        const { role: _, ...rest } = seat;
        const { session: next, seat: id, ticket: own } = answer.value;
        dropTicket(session, place, ticket);
        keepSeat({ ...rest, session: next, seat: id, ticket: own });
        go(`/s/${next}`, 'replace');
      });
    return () => {
      current = false;
    };
  }, [api, seat, session, place, ticket]);
  if (!seat?.cameBy || failed) {
    return (
      <Closed title="You have another table" code={seat?.code}>
        <p role="alert">{failed?.message ?? refusal.message}</p>
      </Closed>
    );
  }
  return (
    <main id="main" className="seat-message">
      <span className="seat-waiting" aria-hidden="true" />
      <p role="status">{refusal.message} You are being taken there…</p>
    </main>
  );
}

function Outdated({ refusal }: { readonly refusal: Refusal }) {
  return (
    <StandaloneMessage title="Please load this page again">
      <Note look="warn" icon="alert">
        <p role="alert">{refusal.message} Your seat is kept.</p>
      </Note>
      <Button look="primary" onClick={() => location.reload()}>
        Load again
      </Button>
    </StandaloneMessage>
  );
}

interface ClosedProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The session's, to join it anew. */
  readonly code?: string | undefined;
  readonly place?: Place;
  /** Forgets the seat of a session that there is no more. */
  readonly forget?: (() => void) | undefined;
}

function Closed({ title, children, code = '', place, forget }: ClosedProps) {
  const isScreen = place === 'screen' && code !== '';
  return (
    <StandaloneMessage title={title}>
      <Note look="warn" icon="alert">
        {children}
      </Note>
      <div className="row wrap">
        <Link to={isScreen ? `/watch/${code}` : `/join/${code}`} className="button primary">
          {isScreen ? 'Watch again' : 'Join with a code'}
        </Link>
        <Link to="/" className="button">
          Home
        </Link>
        {forget && (
          <Button
            look="plain"
            onClick={() => {
              forget();
              go('/');
            }}
          >
            Forget this seat
          </Button>
        )}
      </div>
    </StandaloneMessage>
  );
}
