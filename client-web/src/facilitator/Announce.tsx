import { type FormEvent, useState } from 'react';
import { useSending } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { clearIfSent } from '../ui/clear-if-sent';
import { RefusalNote } from '../ui/Note';

export function Announce() {
  const [text, setText] = useState('');
  const { send, busy, refusal } = useSending();
  async function announce(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    if (await send({ type: 'announce', text: words }, 'inline')) setText(clearIfSent(words));
  }
  return (
    <form className="announce" onSubmit={announce}>
      <label htmlFor="announcement" className="visually-hidden">
        Announcement to every screen
      </label>
      <input
        id="announcement"
        className="input"
        maxLength={1000}
        placeholder="Announce something to every screen"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" icon="announce" busy={busy} disabled={!text.trim()}>
        Announce
      </Button>
      <RefusalNote refusal={refusal} />
    </form>
  );
}
