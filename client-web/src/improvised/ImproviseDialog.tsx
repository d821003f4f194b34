import { useShut } from '../table/may-act';
import { DraftBar } from '../team/DraftBar';
import { useDraft } from '../team/useDraft';
import { CommandDialog } from '../ui/CommandDialog';
import { Note } from '../ui/Note';
import { TextField } from '../ui/TextField';

const places = ['First', 'Second', 'Third'] as const;

const labels: Readonly<Record<string, string>> = {
  action: 'what you do',
  result: 'what it brings about',
  secret: 'whether it is secret',
};

/** A move that the scenario does not know: what, what for, and why it should work. */
export function ImproviseDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft('improvised', '', {});
  const { action = '', result = '' } = draft.values;
  const reasons = places.map((_, index) => draft.values[`reason.${index}`] ?? '');
  const secret = draft.values.secret === 'yes';
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
      settle={draft.settle}
      no={draft.draft ? 'Close' : undefined}
      command={words.action && words.result ? { type: 'improvise', ...words, arguments: given, secret } : null}
      onClose={onClose}
    >
      <DraftBar fields={draft} label={(field) => labels[field] ?? 'a reason'} />
      <Note>
        Others argue, the facilitator rules on the chance, and the dice decide. It costs one of your moves, which comes
        back if there is no ruling.
      </Note>
      <TextField
        label="What do you do?"
        long
        maxLength={300}
        value={action}
        onChange={(text) => draft.set({ action: text })}
      />
      <TextField
        label="What is it to bring about?"
        long
        maxLength={300}
        value={result}
        onChange={(text) => draft.set({ result: text })}
      />
      {places.map((place, index) => (
        <TextField
          key={place}
          label={`${place} reason why it should work`}
          maxLength={300}
          value={reasons[index] ?? ''}
          onChange={(reason) => draft.set({ [`reason.${index}`]: reason })}
        />
      ))}
      <label className="choice">
        <input
          type="checkbox"
          checked={secret}
          onChange={(event) => draft.set({ secret: event.target.checked ? 'yes' : '' })}
        />
        <span>In secret: only the facilitator is told, and nobody argues</span>
      </label>
    </CommandDialog>
  );
}
