import { useState } from 'react';
import type { IntelView } from '../protocol';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { type Recipient, recipients } from './known';

interface ShareDialogProps {
  readonly id: string;
  readonly intel: IntelView;
  onClose(): void;
}

const remarks: Readonly<Record<Recipient['has'], string>> = {
  told: 'Has it from you',
  giver: 'You have it from them',
  unknown: '',
};

/** Passes a piece of intel on to the roles that are ticked. */
export function ShareDialog({ id, intel, onClose }: ShareDialogProps) {
  const { sheet } = useTable();
  const { send, busy, refusal } = useSending();
  const [to, setTo] = useState<readonly string[]>([]);
  async function share() {
    if (await send({ type: 'share-intel', intel: id, to }, 'inline')) onClose();
  }
  return (
    <Dialog
      eyebrow="Pass on"
      title={intel.title}
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" icon="send" busy={busy} disabled={to.length === 0} onClick={share}>
            {to.length > 1 ? `Pass on to ${to.length}` : 'Pass on'}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="small quiet">
          It is free and cannot be taken back. They will know that it comes from you, and believe it as much as you do
          {intel.confidence !== undefined && ` (${intel.confidence} %)`}, unless they know better.
        </p>
        <fieldset className="field">
          <legend>To whom</legend>
          <div className="share-to">
            {recipients(intel, sheet).map((one) => (
              <label key={one.id} className="choice">
                <input
                  type="checkbox"
                  checked={to.includes(one.id)}
                  onChange={(event) =>
                    setTo(event.target.checked ? [...to, one.id] : to.filter((other) => other !== one.id))
                  }
                />
                <span>
                  {one.title}
                  {remarks[one.has] && <span className="small quiet block">{remarks[one.has]}</span>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}
