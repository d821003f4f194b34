import { type FormEvent, use, useRef, useState } from 'react';
import type { AssistantView, Refusal } from '../protocol';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { usePublicAddress } from '../session/public-address';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Note, RefusalNote } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { TextField } from '../ui/TextField';
import { useBoard, useClass } from './ClassProvider';
import { classLink } from './known-classes';
import { numbersIn, rangesOf } from './table-numbers';

/** People who look after some of the tables, each with a link of their own. */
export function ClassAssistants() {
  const { assistants, info } = useBoard();
  return (
    <section className="stack" aria-label="Assistants">
      {!info.ended && <Invite />}
      {assistants.length > 0 && (
        <ul className="class-people">
          {assistants.map((assistant) => (
            <Assistant key={assistant.assistant} assistant={assistant} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Invite() {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const { info } = useBoard();
  const origin = usePublicAddress();
  const [name, setName] = useState('');
  const [tables, setTables] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [given, setGiven] = useState<{ readonly name: string; readonly link: string } | null>(null);
  const numbers = numbersIn(tables, info.tables);
  // The same invitation sent again after a lost answer is the same request.
  const request = useRef({ of: '', id: '' });
  async function invite(event: FormEvent) {
    event.preventDefault();
    if (!numbers || busy) return;
    setBusy(true);
    const of = `${name}\n${tables}`;
    if (request.current.of !== of) request.current = { of, id: newId() };
    const answer = await api.inviteAssistant(id, ticket, {
      id: request.current.id,
      name: name.trim(),
      tables: numbers,
    });
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    if (answer.refusal) return;
    setGiven({ name: name.trim(), link: classLink(origin, id, answer.value.ticket) });
    setName('');
    setTables('');
  }
  return (
    <form className="card stack" onSubmit={invite}>
      <h2 className="panel-title">Invite an assistant</h2>
      <p className="quiet">An assistant sees and runs their own tables, and no others.</p>
      <TextField label="Name" maxLength={40} value={name} onChange={setName} />
      <TextField label="Tables" maxLength={200} hint="Such as 1-5, 8" value={tables} onChange={setTables} />
      <RefusalNote refusal={refusal} />
      <div>
        <Button type="submit" look="primary" busy={busy} disabled={!name.trim() || !numbers}>
          Make the link
        </Button>
      </div>
      <div role="status">
        {given && (
          <Note icon="link">
            <p>
              The link of <PersonName name={given.name} />. It is shown only now; give it to nobody else.
            </p>
            <CopyButton text={given.link} what="link" size="compact" />
          </Note>
        )}
      </div>
    </form>
  );
}

function Assistant({ assistant }: { readonly assistant: AssistantView }) {
  const { submit } = useClass();
  const { info } = useBoard();
  const [tables, setTables] = useState(() => rangesOf(assistant.tables));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const numbers = numbersIn(tables, info.tables);
  async function run(command: Parameters<typeof submit>[0]) {
    setBusy(true);
    setRefusal(await submit(command));
    setBusy(false);
  }
  return (
    <li className="card stack tight">
      <h2 className="panel-title">
        <PersonName name={assistant.name} />
      </h2>
      <p className="small quiet">Tables {rangesOf(assistant.tables)}</p>
      {!info.ended && (
        <>
          <TextField label={`Tables of ${assistant.name}`} maxLength={200} value={tables} onChange={setTables} />
          <RefusalNote refusal={refusal} />
          <div className="row wrap">
            <Button
              size="compact"
              busy={busy}
              disabled={!numbers || rangesOf(numbers) === rangesOf(assistant.tables)}
              onClick={() =>
                numbers && run({ type: 'set-assistant-tables', assistant: assistant.assistant, tables: numbers })
              }
            >
              Change the tables
            </Button>
            <Button
              size="compact"
              look="danger"
              busy={busy}
              onClick={() => run({ type: 'withdraw-assistant', assistant: assistant.assistant })}
            >
              Withdraw the link
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
