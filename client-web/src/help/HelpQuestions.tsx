import { useState } from 'react';
import type { RoleSheet } from '../protocol';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Monogram } from '../ui/Monogram';
import { RefusalNote } from '../ui/Note';
import { TextField } from '../ui/TextField';
import { openQuestions } from './open-questions';

/** Questions to the facilitator that are open; absent while there are none. */
export function HelpQuestions() {
  const { sheet, view } = useTable();
  const open = openQuestions(sheet, view);
  if (open.length === 0) return null;
  return (
    <section className="stack" aria-label="Questions to you">
      <h2 className="panel-title">Questions to you</h2>
      {open.map(({ role, text }) => (
        <Question key={role.id} role={role} text={text} />
      ))}
    </section>
  );
}

function Question({ role, text }: { readonly role: RoleSheet; readonly text: string }) {
  const { send, busy, refusal } = useSending();
  const [words, setWords] = useState('');
  const answer = () => send({ type: 'answer-help', role: role.id, text: words.trim() }, 'inline');
  return (
    <article className="card stack tight">
      <div className="row">
        <Monogram title={role.title} />
        <h3 className="grow">{role.title}</h3>
      </div>
      <p>{text}</p>
      <TextField
        label={`Answer to ${role.title}`}
        long
        maxLength={1000}
        hint="Only this role reads it. Without words it counts as answered in person."
        value={words}
        onChange={setWords}
      />
      <RefusalNote refusal={refusal} />
      <div>
        <Button look="primary" icon="send" busy={busy} onClick={answer}>
          {words.trim() ? 'Answer' : 'Answered in person'}
        </Button>
      </div>
    </article>
  );
}
