import { type FormEvent, useState } from 'react';
import { useSending } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { clearIfSent } from '../ui/clear-if-sent';
import { RefusalNote } from '../ui/Note';
import { TextField } from '../ui/TextField';

/** A note into the record, for the facilitator alone. */
export function TakeNote() {
  const { send, busy, refusal } = useSending();
  const [text, setText] = useState('');
  async function note(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    if (await send({ type: 'take-note', text: words }, 'inline')) setText(clearIfSent(words));
  }
  return (
    <form className="stack" onSubmit={note}>
      <TextField
        label="Note to yourself"
        long
        maxLength={2000}
        hint="Nobody else ever reads it; it stands in your debrief."
        value={text}
        onChange={setText}
      />
      <RefusalNote refusal={refusal} />
      <div>
        <Button type="submit" icon="note" busy={busy} disabled={!text.trim()}>
          Keep the note
        </Button>
      </div>
    </form>
  );
}
