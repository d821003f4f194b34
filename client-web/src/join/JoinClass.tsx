import { type FormEvent, use, useState } from 'react';
import { AssistantNotice } from '../assistants/AssistantNotice';
import { inWords, zoneInWords } from '../deadlines/zoned-time';
import type { ClassOffer, JoinPreview, Refusal } from '../protocol';
import { go } from '../routes';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { KnownSeats } from '../session/KnownSeats';
import { keepSeat, knownSeats } from '../session/tickets';
import { Button } from '../ui/Button';
import { Note, RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { classRequest } from './joining';
import { NameField, OpenedHeading, RetentionNote } from './parts';

interface JoinClassProps {
  readonly code: string;
  readonly preview: JoinPreview;
  readonly offer: ClassOffer;
}

const groupHints = {
  ignored: undefined,
  together: 'People who name the same group come to one table while it has room.',
  apart: 'People who name the same group come to different tables.',
} as const;

/** The code of a class: a name, and a seat at one of its tables at once. */
export function JoinClass({ code, preview, offer }: JoinClassProps) {
  const { api } = use(ServerContext);
  const [known] = useState(() => knownSeats().filter((seat) => seat.code === code && seat.kind === 'player'));
  const [asAnother, setAsAnother] = useState(known.length === 0);
  const [name, setName] = useState('');
  const [group, setGroup] = useState('');
  const [table, setTable] = useState('');
  const [role, setRole] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Kept over repeated attempts: a lost answer must not take two seats.
  const [id] = useState(newId);

  async function join(event: FormEvent) {
    event.preventDefault();
    if (busy || !name.trim()) return;
    setBusy(true);
    setRefusal(null);
    const answer = await api.join(classRequest({ id, code, name, group, table, role }));
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    const { session, seat, ticket } = answer.value;
    const cameBy = { code, attempt: id, name: name.trim() };
    keepSeat({
      session,
      place: 'seat',
      ticket,
      seat,
      code,
      title: preview.title,
      name: name.trim(),
      kind: 'player',
      cameBy,
    });
    go(`/s/${session}`);
  }

  return (
    <Page>
      <OpenedHeading what="Class" code={code} preview={preview} />
      {offer.due && (
        <Note icon="clock">
          You can play until {inWords(offer.due.at, offer.due.timeZone, Date.now())} ({zoneInWords(offer.due.timeZone)})
          and come back as often as you like. Then your table ends.
        </Note>
      )}
      {known.length > 0 && <KnownSeats seats={known} />}
      {!asAnother && (
        <div>
          <Button onClick={() => setAsAnother(true)}>Join as somebody else</Button>
        </div>
      )}
      {asAnother && offer.free === 0 && (
        <Note look="warn" icon="alert">
          Every place in this class is taken. Ask the facilitator for one.
        </Note>
      )}
      {asAnother && (
        <form className="stack loose" onSubmit={join}>
          <NameField required hint="A pseudonym is welcome." value={name} onChange={setName} />
          {offer.askGroup !== 'ignored' && (
            <TextField
              label="Your group, if you have one"
              maxLength={60}
              hint={groupHints[offer.askGroup]}
              value={group}
              onChange={setGroup}
            />
          )}
          {offer.tables.length > 0 && (
            <SelectField
              label="Your table"
              value={table}
              options={[
                ['', 'Any table'],
                ...offer.tables
                  .filter(({ free }) => free > 0)
                  .map(({ table, free }): readonly [string, string] => [
                    String(table),
                    `Table ${table}: ${free} ${free === 1 ? 'place' : 'places'}`,
                  ]),
              ]}
              onChange={setTable}
            />
          )}
          {offer.roles.length > 0 && (
            <SelectField
              label="Your role"
              value={role}
              options={[
                ['', 'The first one'],
                ...offer.roles.map(({ id, title }): readonly [string, string] => [id, title]),
              ]}
              hint="You have a table of your own; autopilots play all other roles."
              onChange={setRole}
            />
          )}
          <RefusalNote refusal={refusal} />
          <Button type="submit" look="primary" size="large" busy={busy} disabled={!name.trim()}>
            Take a seat
          </Button>
        </form>
      )}
      <AssistantNotice />
      <RetentionNote days={preview.retentionDays} what="the class" />
    </Page>
  );
}
