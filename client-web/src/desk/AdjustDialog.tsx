import { useState } from 'react';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import { adjustmentsOf, newRow, type Row, subjectsOf } from './adjustments';

/** Values set by hand, with a reason. */
export function AdjustDialog({ onClose }: { onClose(): void }) {
  const { sheet } = useTable();
  const { send, busy, refusal } = useSending();
  const subjects = subjectsOf(sheet);
  const [rows, setRows] = useState<readonly Row[]>(() => [newRow(1, subjects)]);
  const [reason, setReason] = useState('');
  const adjustments = adjustmentsOf(rows, subjects);
  return (
    <Dialog
      title="Set values by hand"
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            icon="check"
            busy={busy}
            disabled={!reason.trim() || !adjustments?.length}
            onClick={async () => {
              if (adjustments && (await send({ type: 'adjust-world', adjustments, reason: reason.trim() }, 'inline')))
                onClose();
            }}
          >
            Set them
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="quiet small">Whoever may know a value is told of the change and of the reason.</p>
        <AdjustmentsEditor title="Changes" rows={rows} onChange={setRows} />
        <div className="field">
          <label htmlFor="adjust-reason">Reason</label>
          <textarea
            id="adjust-reason"
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
