import { useTable } from '../session/SessionProvider';
import { RoleChoices } from '../ui/RoleChoices';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import type { InjectForm } from './inject-form';

interface InjectFieldsProps {
  readonly words: InjectForm;
  /** Whether the scenario has it change something. */
  readonly hasEffects?: boolean;
  onChange(words: InjectForm): void;
}

/** What an inject says, to whom, and what it changes. */
export function InjectFields({ words, hasEffects, onChange }: InjectFieldsProps) {
  const { sheet } = useTable();
  return (
    <>
      <TextField
        label="Headline"
        maxLength={200}
        value={words.title}
        onChange={(title) => onChange({ ...words, title })}
      />
      <TextField
        label="Text"
        long
        maxLength={2000}
        value={words.text}
        onChange={(text) => onChange({ ...words, text })}
      />
      {sheet.outlets.length > 0 && (
        <SelectField
          label="Reported by"
          value={words.outlet}
          options={[['', 'The control team'], ...sheet.outlets.map((one) => [one.id, one.title] as const)]}
          onChange={(outlet) => onChange({ ...words, outlet })}
        />
      )}
      <RoleChoices
        legend="Told to (everybody when none is chosen)"
        roles={sheet.roles}
        chosen={words.to}
        className="told-to"
        plain
        onChange={(to) => onChange({ ...words, to })}
      />
      {hasEffects && (
        <label className="choice">
          <input
            type="checkbox"
            checked={words.keepsEffects}
            onChange={(event) => onChange({ ...words, keepsEffects: event.target.checked })}
          />
          <span>Also change what the scenario has it change</span>
        </label>
      )}
      <AdjustmentsEditor title="What it changes" rows={words.rows} onChange={(rows) => onChange({ ...words, rows })} />
    </>
  );
}
