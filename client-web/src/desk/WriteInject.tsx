import { useState } from 'react';
import { useTable } from '../session/SessionProvider';
import { CommandDialog } from '../ui/CommandDialog';
import { RoleChoices } from '../ui/RoleChoices';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import { adjustmentsOf, type Row, subjectsOf } from './adjustments';

/** An inject written on the spot. */
export function WriteInject({ onClose }: { onClose(): void }) {
  const { sheet } = useTable();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [outlet, setOutlet] = useState('');
  const [rows, setRows] = useState<readonly Row[]>([]);
  const adjustments = adjustmentsOf(rows, subjectsOf(sheet));
  const words = { title: title.trim(), text: text.trim() };
  return (
    <CommandDialog
      title="Write an inject"
      yes="Send it"
      icon="send"
      command={
        words.title && adjustments ? { type: 'write-inject', ...words, to, outlet: outlet || null, adjustments } : null
      }
      onClose={onClose}
    >
      <TextField label="Headline" maxLength={200} value={title} onChange={setTitle} />
      <TextField label="Text" long maxLength={2000} value={text} onChange={setText} />
      {sheet.outlets.length > 0 && (
        <SelectField
          label="Reported by"
          value={outlet}
          options={[['', 'The control team'], ...sheet.outlets.map((one) => [one.id, one.title] as const)]}
          onChange={setOutlet}
        />
      )}
      <RoleChoices
        legend="Told to (everybody when none is chosen)"
        roles={sheet.roles}
        chosen={to}
        className="told-to"
        plain
        onChange={setTo}
      />
      <AdjustmentsEditor title="What it changes" rows={rows} onChange={setRows} />
    </CommandDialog>
  );
}
