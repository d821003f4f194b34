import { useState } from 'react';
import { useTable } from '../session/SessionProvider';
import { CommandDialog } from '../ui/CommandDialog';
import { TextField } from '../ui/TextField';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import { adjustmentsOf, newRow, type Row, subjectsOf } from './adjustments';

/** Values set by hand, with a reason. */
export function AdjustDialog({ onClose }: { onClose(): void }) {
  const { sheet } = useTable();
  const subjects = subjectsOf(sheet);
  const [rows, setRows] = useState<readonly Row[]>(() => [newRow(1, subjects)]);
  const [words, setWords] = useState('');
  const reason = words.trim();
  const adjustments = adjustmentsOf(rows, subjects);
  return (
    <CommandDialog
      title="Set values by hand"
      yes="Set them"
      icon="check"
      command={reason && adjustments?.length ? { type: 'adjust-world', adjustments, reason } : null}
      onClose={onClose}
    >
      <p className="quiet small">Whoever may know a value is told of the change and of the reason.</p>
      <AdjustmentsEditor title="Changes" rows={rows} onChange={setRows} />
      <TextField label="Reason" long maxLength={500} value={words} onChange={setWords} />
    </CommandDialog>
  );
}
