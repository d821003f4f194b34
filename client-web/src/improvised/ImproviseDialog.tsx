import { useState } from 'react';
import { useShut } from '../table/acting';
import { CommandDialog } from '../ui/CommandDialog';
import { Note } from '../ui/Note';
import { TextField } from '../ui/TextField';

const places = ['First', 'Second', 'Third'] as const;

/** A move that the scenario does not know: what, what for, and why it should work. */
export function ImproviseDialog({ onClose }: { onClose(): void }) {
  const [action, setAction] = useState('');
  const [result, setResult] = useState('');
  const [reasons, setReasons] = useState<readonly string[]>(['', '', '']);
  const [secret, setSecret] = useState(false);
  const words = { action: action.trim(), result: result.trim() };
  const given = reasons.map((reason) => reason.trim()).filter(Boolean);
  return (
    <CommandDialog
      title="Improvise a move"
      eyebrow="Something the scenario does not know"
      yes="Propose it"
      icon="idea"
      sendsLater={false}
      shut={useShut()}
      command={words.action && words.result ? { type: 'improvise', ...words, arguments: given, secret } : null}
      onClose={onClose}
    >
      <Note>
        Others argue, the facilitator rules on the chance, and the dice decide. It costs one of your moves, which comes
        back if there is no ruling.
      </Note>
      <TextField label="What do you do?" long maxLength={300} value={action} onChange={setAction} />
      <TextField label="What is it to bring about?" long maxLength={300} value={result} onChange={setResult} />
      {places.map((place, index) => (
        <TextField
          key={place}
          label={`${place} reason why it should work`}
          maxLength={300}
          value={reasons[index] ?? ''}
          onChange={(reason) => setReasons(reasons.with(index, reason))}
        />
      ))}
      <label className="choice">
        <input type="checkbox" checked={secret} onChange={(event) => setSecret(event.target.checked)} />
        <span>In secret: only the facilitator is told, and nobody argues</span>
      </label>
    </CommandDialog>
  );
}
