import './notes.css';
import { type FormEvent, useState } from 'react';
import type { RoleNoteView } from '../protocol';
import { calendarTime } from '../session/clock';
import { Acts, useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { clearIfSent } from '../ui/clear-if-sent';
import { Note, RefusalNote } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { TextField } from '../ui/TextField';
import { changedMeanwhile, inOrder } from './notes';

/** Characters of a note. */
const longest = 1000;

/** What the people of a role keep for themselves: written, changed, deleted by any of them. */
export function RoleNotes() {
  const { sheet, view } = useTable();
  const { send, busy, refusal } = useSending();
  const [text, setText] = useState('');
  const notes = inOrder(view.notes);
  async function keep(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    if (await send({ type: 'write-role-note', text: words, note: null }, 'inline')) setText(clearIfSent(words));
  }
  return (
    <div className="stack">
      {notes.length > 0 && (
        <ul className="role-notes" aria-label="Notes">
          {notes.map(({ number, note }) => (
            <li key={number} className="role-note">
              <OneNote number={number} note={note} />
            </li>
          ))}
        </ul>
      )}
      <Acts>
        <form className="stack tight no-print" onSubmit={keep}>
          <TextField
            label="A new note"
            long
            maxLength={longest}
            hint={`Only ${sheet.teams ? 'your team' : 'you'} can read it; not even the facilitator can.`}
            value={text}
            onChange={setText}
          />
          <RefusalNote refusal={refusal} />
          <div>
            <Button type="submit" size="compact" icon="note" busy={busy} disabled={!text.trim()}>
              Keep the note
            </Button>
          </div>
        </form>
      </Acts>
    </div>
  );
}

interface OneNoteProps {
  readonly number: number;
  readonly note: RoleNoteView;
}

function OneNote({ number, note }: OneNoteProps) {
  const { sheet } = useTable();
  const [begun, setBegun] = useState<RoleNoteView | null>(null);
  const [deleting, setDeleting] = useState(false);
  const where = `note ${number}`;
  return (
    <>
      <p className="story-meta">
        <time className="number">{calendarTime(sheet.starts, note.at)}</time>
        <span>
          <PersonName name={note.writtenBy} />
          {note.changedBy && (
            <>
              , changed by <PersonName name={note.changedBy} />
            </>
          )}
        </span>
      </p>
      {begun ? (
        <ChangeNote number={number} note={note} begun={begun} onDone={() => setBegun(null)} />
      ) : (
        <>
          <p className="role-note-text">{note.text}</p>
          <Acts>
            <div className="row wrap no-print">
              <Button size="compact" look="plain" aria-label={`Change ${where}`} onClick={() => setBegun(note)}>
                Change
              </Button>
              <Button size="compact" look="plain" aria-label={`Delete ${where}`} onClick={() => setDeleting(true)}>
                Delete
              </Button>
            </div>
          </Acts>
        </>
      )}
      {deleting && (
        <CommandDialog
          title="Delete this note?"
          yes="Delete"
          command={{ type: 'delete-role-note', note: number }}
          onClose={() => setDeleting(false)}
        >
          <p className="role-note-text">{note.text}</p>
        </CommandDialog>
      )}
    </>
  );
}

interface ChangeNoteProps extends OneNoteProps {
  /** As it was when the change began. */
  readonly begun: RoleNoteView;
  onDone(): void;
}

function ChangeNote({ number, note, begun, onDone }: ChangeNoteProps) {
  const { send, busy, refusal } = useSending();
  const [text, setText] = useState(begun.text);
  const meanwhile = changedMeanwhile(begun, note);
  async function change(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    if (await send({ type: 'write-role-note', text: words, note: number }, 'inline')) onDone();
  }
  return (
    <form className="stack tight" onSubmit={change}>
      <TextField label={`Text of note ${number}`} long maxLength={longest} value={text} onChange={setText} />
      <div role="status">
        {meanwhile && (
          <Note look="warn" icon="alert">
            <p>It was changed meanwhile; what you keep takes the place of this:</p>
            <p className="role-note-text">{meanwhile}</p>
          </Note>
        )}
      </div>
      <RefusalNote refusal={refusal} />
      <div className="row wrap">
        <Button type="submit" size="compact" look="primary" busy={busy} disabled={!text.trim()}>
          Keep the change
        </Button>
        <Button size="compact" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
