import { useState } from 'react';
import { useSending } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Note } from '../ui/Note';

const places = ['First', 'Second', 'Third'] as const;

/** A move that the scenario does not know: what, what for, and why it should work. */
export function ImproviseDialog({ onClose }: { onClose(): void }) {
  const { send, busy, refusal } = useSending();
  const [action, setAction] = useState('');
  const [result, setResult] = useState('');
  const [reasons, setReasons] = useState<readonly string[]>(['', '', '']);
  const [secret, setSecret] = useState(false);
  async function improvise() {
    const given = reasons.map((reason) => reason.trim()).filter(Boolean);
    const command = {
      type: 'improvise',
      action: action.trim(),
      result: result.trim(),
      arguments: given,
      secret,
    } as const;
    if (await send(command, 'inline')) onClose();
  }
  return (
    <Dialog
      title="Improvise a move"
      eyebrow="Something the scenario does not know"
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            icon="idea"
            busy={busy}
            disabled={!action.trim() || !result.trim()}
            onClick={improvise}
          >
            Propose it
          </Button>
        </>
      }
    >
      <div className="stack">
        <Note>
          Others argue, the facilitator rules on the chance, and the dice decide. It costs one of your moves, which
          comes back if there is no ruling.
        </Note>
        <div className="field">
          <label htmlFor="improvise-action">What do you do?</label>
          <textarea
            id="improvise-action"
            className="input"
            maxLength={300}
            value={action}
            onChange={(event) => setAction(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="improvise-result">What is it to bring about?</label>
          <textarea
            id="improvise-result"
            className="input"
            maxLength={300}
            value={result}
            onChange={(event) => setResult(event.target.value)}
          />
        </div>
        {places.map((place, index) => (
          <div key={place} className="field">
            <label htmlFor={`improvise-${place}`}>{place} reason why it should work</label>
            <input
              id={`improvise-${place}`}
              className="input"
              maxLength={300}
              value={reasons[index]}
              onChange={(event) => setReasons(reasons.map((old, i) => (i === index ? event.target.value : old)))}
            />
          </div>
        ))}
        <label className="choice">
          <input type="checkbox" checked={secret} onChange={(event) => setSecret(event.target.checked)} />
          <span>In secret: only the facilitator is told, and nobody argues</span>
        </label>
      </div>
    </Dialog>
  );
}
