import { useState } from 'react';
import type { IntelView } from '../protocol';
import { useTable } from '../session/SessionProvider';
import { useOnlyCaptain } from '../table/may-act';
import { CommandDialog } from '../ui/CommandDialog';
import { RoleChoices } from '../ui/RoleChoices';
import { type Recipient, recipients } from './own-intel';

interface ShareDialogProps {
  readonly id: string;
  readonly intel: IntelView;
  onClose(): void;
}

const remarks: Readonly<Record<Recipient['has'], string>> = {
  recipient: 'Has it from you',
  giver: 'You have it from them',
  unknown: '',
};

/** Passes a piece of intel on to the roles that are ticked. */
export function ShareDialog({ id, intel, onClose }: ShareDialogProps) {
  const { sheet } = useTable();
  const [to, setTo] = useState<readonly string[]>([]);
  return (
    <CommandDialog
      eyebrow="Pass on"
      title={intel.title}
      yes={to.length > 1 ? `Pass on to ${to.length}` : 'Pass on'}
      icon="send"
      shut={useOnlyCaptain()}
      command={to.length > 0 ? { type: 'share-intel', intel: id, to } : null}
      onClose={onClose}
    >
      <p className="small quiet">
        It is free and cannot be taken back. They will know that it comes from you, and believe it as much as you do
        {intel.confidence !== undefined && ` (${intel.confidence} %)`}, unless they know better.
      </p>
      <RoleChoices
        legend="To whom"
        roles={recipients(intel, sheet).map(({ id, title, has }) => ({ id, title, remark: remarks[has] }))}
        chosen={to}
        className="share-to"
        onChange={setTo}
      />
    </CommandDialog>
  );
}
