import './join.css';
import { type FormEvent, use, useEffect, useState } from 'react';
import { AssistantNotice } from '../assistants/AssistantNotice';
import { assistantLabel } from '../assistants/label';
import type { JoinPreview, Refusal } from '../protocol';
import { go, Link } from '../routes';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { KnownSeats, seatTitle } from '../session/KnownSeats';
import { keepSeat, knownSeats } from '../session/tickets';
import { Button } from '../ui/Button';
import { Monogram } from '../ui/Monogram';
import { Note, RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';
import { CodeInput } from './CodeInput';
import { cleanCode } from './code';
import { JoinClass } from './JoinClass';
import { type As, joinRequest } from './joining';
import { NameField, OpenedHeading, RetentionNote } from './parts';

/** Code → what it opens → a name and a role, or a place to watch from. */
export function Join({ code }: { readonly code: string }) {
  const { api } = use(ServerContext);
  const [typed, setTyped] = useState(code);
  const [preview, setPreview] = useState<JoinPreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    if (!code) return;
    let current = true;
    api.previewJoin(code).then((answer) => {
      if (!current) return;
      if (answer.refusal) setRefusal(answer.refusal);
      else setPreview(answer.value);
    });
    return () => {
      current = false;
    };
  }, [api, code]);

  if (preview?.class) return <JoinClass code={code} preview={preview} offer={preview.class} />;
  if (preview) return <Opened code={code} preview={preview} />;
  const known = refusal ? knownSeats().filter((seat) => seat.code === code) : [];
  function look(event: FormEvent) {
    event.preventDefault();
    const cleaned = cleanCode(typed);
    if (cleaned && cleaned !== code) go(`/join/${cleaned}`, 'replace');
    else location.reload();
  }
  return (
    <Page>
      <h1 className="display">Join a session</h1>
      <p className="lead">The code is on the screen in the room, or in the invitation.</p>
      <form className="stack" onSubmit={look}>
        <CodeInput code={typed} invalid={refusal !== null} onChange={setTyped} />
        <RefusalNote refusal={refusal} />
        <Button type="submit" look="primary" size="large" busy={code !== '' && !refusal} disabled={!typed}>
          Go on
        </Button>
      </form>
      {known.length > 0 && (
        <section className="stack" aria-label="Your seats in this browser">
          <h2 className="panel-title">You have been in with this code</h2>
          <KnownSeats seats={known} withSession />
        </section>
      )}
    </Page>
  );
}

interface OpenedProps {
  readonly code: string;
  readonly preview: JoinPreview;
}

/** Leads a person who has a seat back to it first: a second one would be another person's. */
function Opened({ code, preview }: OpenedProps) {
  const [seats] = useState(() => knownSeats().filter(({ session }) => session === preview.session));
  const [asAnother, setAsAnother] = useState(seats.length === 0);
  if (asAnother)
    return preview.phase === 'debrief' ? (
      <Finished code={code} preview={preview} />
    ) : (
      <ChooseSeat code={code} preview={preview} />
    );
  const [only, another] = seats;
  return (
    <Page>
      <OpenedHeading what="Session" code={code} preview={preview}>
        {only && !another ? `You are in as ${seatTitle(only)}.` : 'You are in more than once in this browser.'}
      </OpenedHeading>
      <KnownSeats seats={seats} />
      {preview.phase !== 'debrief' && (
        <div>
          <Button onClick={() => setAsAnother(true)}>Join as somebody else</Button>
        </div>
      )}
    </Page>
  );
}

/** Nobody takes a seat any more; the debrief is open to everybody with the code. */
function Finished({ code, preview }: OpenedProps) {
  return (
    <Page>
      <OpenedHeading what="Session" code={code} preview={preview} />
      {preview.locked ? (
        <Note look="warn" icon="lock">
          This session is over, and the facilitator lets nobody else in.
        </Note>
      ) : (
        <>
          <Note>This session is over.</Note>
          <div>
            <Link to={`/watch/${code}`} className="button primary large">
              Read the debrief
            </Link>
          </div>
        </>
      )}
    </Page>
  );
}

function ChooseSeat({ code, preview }: OpenedProps) {
  const { api } = use(ServerContext);
  const [name, setName] = useState('');
  const [as, setAs] = useState<As>('later');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Kept over repeated attempts: a lost answer must not take two seats.
  const [id] = useState(newId);

  async function join(event: FormEvent) {
    event.preventDefault();
    if (busy || !name.trim()) return;
    setBusy(true);
    setRefusal(null);
    const answer = await api.join(joinRequest(id, code, name, as));
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    const { session, seat, ticket } = answer.value;
    keepSeat({
      session,
      place: as === 'spectator' ? 'screen' : 'seat',
      ticket,
      seat,
      code,
      title: preview.title,
      name: name.trim(),
      kind: as === 'spectator' ? 'spectator' : 'player',
      role: preview.roles.find(({ id }) => typeof as === 'object' && id === as.role)?.title,
    });
    go(as === 'spectator' ? `/s/${session}/screen` : `/s/${session}`);
  }

  return (
    <Page>
      <OpenedHeading what="Session" code={code} preview={preview} />
      {preview.phase === 'running' && <Note>It has begun; you join it as it runs.</Note>}
      {preview.locked && (
        <Note look="warn" icon="lock">
          The facilitator has closed the door. Ask them to open it.
        </Note>
      )}
      <AssistantNotice />
      <form className="stack loose" onSubmit={join}>
        <NameField required hint="A pseudonym is welcome." value={name} onChange={setName} />
        <fieldset className="field">
          <legend>Your role</legend>
          <div className="choices">
            {preview.roles.map((role) => (
              <label key={role.id} className="choice">
                <input
                  type="radio"
                  name="role"
                  disabled={!role.free}
                  checked={as !== 'later' && as !== 'spectator' && as.role === role.id}
                  onChange={() => setAs({ role: role.id })}
                />
                <Monogram title={role.title} />
                <span className="grow">
                  <strong>{role.title}</strong>
                  <span className="block small quiet">
                    {role.free ? role.summary : role.mostPeople > 1 ? 'Full' : 'Taken'}
                  </span>
                  {role.free && role.people === 0 && role.assistant && (
                    <span className="block small">Until somebody plays it: {assistantLabel(role.assistant)}</span>
                  )}
                  {role.mostPeople > 1 && (
                    <span className="block small number">{`${role.people} of ${role.mostPeople} people`}</span>
                  )}
                </span>
              </label>
            ))}
            <label className="choice">
              <input type="radio" name="role" checked={as === 'later'} onChange={() => setAs('later')} />
              <span className="grow">
                <strong>Choose in the lobby</strong>
                <span className="block small quiet">See first who else is there.</span>
              </span>
            </label>
            <label className="choice">
              <input type="radio" name="role" checked={as === 'spectator'} onChange={() => setAs('spectator')} />
              <span className="grow">
                <strong>Only watch</strong>
                <span className="block small quiet">The public view, for a projector or an onlooker.</span>
              </span>
            </label>
          </div>
        </fieldset>
        <RefusalNote refusal={refusal} />
        <Button type="submit" look="primary" size="large" busy={busy} disabled={!name.trim()}>
          {as === 'spectator' ? 'Watch' : 'Take a seat'}
        </Button>
      </form>
      <RetentionNote days={preview.retentionDays} what="this session" />
    </Page>
  );
}
