import './roster-cards.css';
import { use, useRef, useState } from 'react';
import type { Refusal, RosterSeat } from '../protocol';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { usePublicAddress } from '../session/public-address';
import { stores } from '../stores';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';
import { QrCode } from '../ui/QrCode';
import { TextField } from '../ui/TextField';
import { useBoard, useClass } from './ClassProvider';
import { memberLink } from './known-classes';

/** Links of the roster: in this browser alone, because the server keeps no more than their hashes. */
const key = (id: string) => `whitecell.roster.${id}`;

function keptSeats(id: string): readonly RosterSeat[] {
  try {
    const kept: unknown = JSON.parse(stores.browser.getItem(key(id)) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly RosterSeat[]) : [];
  } catch {
    return [];
  }
}

/** Seats made in advance from a list of names, and the cards to hand out. */
export function RosterUpload() {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const { info } = useBoard();
  const [csv, setCsv] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [line, setLine] = useState<number | undefined>();
  const [seats, setSeats] = useState(() => keptSeats(id));
  // The same list sent again after a lost answer is the same request.
  const request = useRef({ csv: '', id: '' });
  async function upload() {
    setBusy(true);
    if (request.current.csv !== csv) request.current = { csv, id: newId() };
    const answer = await api.addRoster(id, ticket, { id: request.current.id, csv });
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    setLine(answer.refusal ? answer.line : undefined);
    if (answer.refusal) return;
    const all = [
      ...seats.filter((one) => !answer.value.seats.some((other) => other.member === one.member)),
      ...answer.value.seats,
    ];
    stores.browser.setItem(key(id), JSON.stringify(all));
    setSeats(all);
    setCsv('');
  }
  async function read(file: File | undefined) {
    if (file) setCsv(await file.text());
  }
  return (
    <section className="stack" aria-label="Roster">
      {!info.ended && (
        <div className="card stack no-print">
          <h2 className="panel-title">Seats made in advance</h2>
          <p className="quiet">
            One person a line, with a heading: <code>name</code>, and if you like <code>group</code>, <code>table</code>{' '}
            and <code>role</code>. Everybody gets a link of their own; the names stay here and in the part of the
            journal that can be deleted.
          </p>
          <TextField label="Roster" long maxLength={60_000} value={csv} onChange={setCsv} />
          <label className="field">
            <span className="label">Or a file</span>
            <input
              className="input"
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              onChange={(event) => read(event.target.files?.[0])}
            />
          </label>
          <div role="alert">
            {refusal && (
              <Note look="bad" icon="alert">
                {line !== undefined && <strong>Line {line}: </strong>}
                {refusal.message}
              </Note>
            )}
          </div>
          <div>
            <Button look="primary" busy={busy} disabled={!csv.trim()} onClick={upload}>
              Make the seats
            </Button>
          </div>
        </div>
      )}
      {seats.length > 0 && <Cards seats={seats} />}
    </section>
  );
}

/** Eight cards a page, to be cut out: who one is, and the way into the seat. */
function Cards({ seats }: { readonly seats: readonly RosterSeat[] }) {
  const { id } = useClass();
  const { info } = useBoard();
  const origin = usePublicAddress();
  return (
    <div className="stack">
      <div className="row wrap no-print">
        <h2 className="panel-title grow">
          {seats.length} {seats.length === 1 ? 'card' : 'cards'}
        </h2>
        <Button icon="print" onClick={() => print()}>
          Print the cards
        </Button>
      </div>
      <ul className="roster-cards">
        {seats.map((seat) => {
          const role = info.roles.find((one) => one.id === seat.role);
          return (
            <li key={seat.member} className="roster-card">
              <QrCode text={memberLink(origin, id, seat.link)} label={`QR code of the seat of ${seat.name}`} />
              <div>
                <p className="roster-name">
                  <bdi>{seat.name}</bdi>
                </p>
                <p>
                  <strong>{role?.title ?? seat.role}</strong>
                </p>
                <p className="small">
                  {info.title} · Table {seat.table}
                  {seat.group && ` · ${seat.group}`}
                </p>
                <p className="small roster-brief">{role?.summary}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
