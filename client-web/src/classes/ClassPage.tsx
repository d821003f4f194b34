import { use, useEffect, useState } from 'react';
import { groupedCode } from '../join/code';
import type { Refusal, SeatCommand, TableResult } from '../protocol';
import { go, Link } from '../routes';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { useOrigin } from '../session/origin';
import { fromFragment, keepSeat } from '../session/tickets';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Note, RefusalNote } from '../ui/Note';
import { NumberField } from '../ui/NumberField';
import { Page } from '../ui/Page';
import { QrCode } from '../ui/QrCode';
import { classLink, findClass, type KnownClass, keepClass } from './class-tickets';

/** A class: the way to the seat for somebody of the roster, and the desk for the facilitator and assistants. */
export function ClassPage({ classId }: { readonly classId: string }) {
  const [link] = useState(() => fromFragment(location.hash, 'link'));
  const [known] = useState(() => {
    const ticket = fromFragment(location.hash, 't');
    if (ticket) keepClass(classId, { ticket });
    return findClass(classId);
  });
  useEffect(() => {
    if (location.hash) history.replaceState(null, '', location.pathname);
  }, []);
  if (link) return <ByLink classId={classId} link={link} />;
  if (known) return <Desk classId={classId} known={known} />;
  return (
    <Page>
      <h1 className="display">This browser has no place in this class</h1>
      <p>Open your own link, or join with the code of the class.</p>
      <div>
        <Link to="/join" className="button primary">
          Join with a code
        </Link>
      </div>
    </Page>
  );
}

/** Somebody of the roster, whose seat was made in advance. */
function ByLink({ classId, link }: { readonly classId: string; readonly link: string }) {
  const { api } = use(ServerContext);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let current = true;
    api.takeSeatByLink(classId, link).then((answer) => {
      if (!current) return;
      if (answer.refusal) return setRefusal(answer.refusal);
      const { session, seat, ticket } = answer.value;
      keepSeat({ session, place: 'seat', seat, ticket, kind: 'player', cameBy: { classId, link } });
      go(`/s/${session}`, 'replace');
    });
    return () => {
      current = false;
    };
  }, [api, classId, link]);
  return (
    <Page>
      <h1 className="display">Your seat in the class</h1>
      {refusal ? <RefusalNote refusal={refusal} /> : <p role="status">Finding your seat…</p>}
    </Page>
  );
}

interface DeskProps {
  readonly classId: string;
  readonly known: KnownClass;
}

/** What the facilitator needs to begin: the code, a start for all tables, and the way into each of them. */
function Desk({ classId, known }: DeskProps) {
  const { api } = use(ServerContext);
  const [table, setTable] = useState(1);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [results, setResults] = useState<readonly TableResult[]>([]);

  async function command(what: SeatCommand) {
    setBusy(true);
    setRefusal(null);
    const answer = await api.commandTables(classId, { id: newId(), tables: [], command: what }, known.ticket);
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    setResults(answer.value.results);
  }

  async function openTable() {
    setRefusal(null);
    const answer = await api.tableConsole(classId, table, known.ticket);
    if (answer.refusal) return setRefusal(answer.refusal);
    const { session, seat, ticket } = answer.value;
    keepSeat({ session, place: 'seat', seat, ticket, kind: 'facilitator' });
    go(`/s/${session}`);
  }

  return (
    <Page>
      <div className="stack tight">
        <p className="eyebrow">Class</p>
        <h1 className="display">{known.title ?? 'Your class'}</h1>
      </div>
      {known.code && <Invite code={known.code} classId={classId} ticket={known.ticket} />}
      <section className="stack" aria-label="All tables">
        <h2 className="panel-title">All tables</h2>
        <div className="row wrap">
          <Button look="primary" busy={busy} onClick={() => command({ type: 'start-session' })}>
            Start all tables
          </Button>
          <Button busy={busy} onClick={() => command({ type: 'pause-clock' })}>
            Pause all clocks
          </Button>
          <Button busy={busy} onClick={() => command({ type: 'resume-clock' })}>
            Resume all clocks
          </Button>
        </div>
        <div role="status">{results.length > 0 && <Results results={results} />}</div>
      </section>
      <section className="stack" aria-label="One table">
        <h2 className="panel-title">One table</h2>
        <NumberField label="Table" unit="of the class" min={1} max={60} value={table} onChange={setTable} />
        <div>
          <Button onClick={openTable}>Open its console</Button>
        </div>
      </section>
      <RefusalNote refusal={refusal} />
    </Page>
  );
}

function Results({ results }: { readonly results: readonly TableResult[] }) {
  const refused = results.filter(({ refusal }) => refusal);
  if (refused.length === 0) return <p>Done at {results.length === 1 ? 'one table' : `${results.length} tables`}.</p>;
  return (
    <Note look="warn" icon="alert">
      <ul>
        {refused.map(({ table, refusal }) => (
          <li key={table}>
            Table {table}: {refusal?.message}
          </li>
        ))}
      </ul>
    </Note>
  );
}

interface InviteProps {
  readonly code: string;
  readonly classId: string;
  readonly ticket: string;
}

function Invite({ code, classId, ticket }: InviteProps) {
  const origin = useOrigin();
  const link = `${origin}/join/${code}`;
  return (
    <section className="invitation card" aria-label="How to join">
      <p className="eyebrow">Join with this code</p>
      <p className="code invitation-code">{groupedCode(code)}</p>
      <QrCode text={link} label={`QR code: join class ${groupedCode(code)}`} />
      <p className="small quiet invitation-link">{link}</p>
      <div className="row wrap">
        <CopyButton text={link} what="link" size="compact" />
        <CopyButton text={classLink(origin, classId, ticket)} what="link to this desk" size="compact" />
      </div>
    </section>
  );
}
