import type { ReactNode } from 'react';
import type { SeatCommand } from '../protocol';
import { useSending } from '../session/SessionProvider';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly yes: string;
  readonly command: SeatCommand;
  readonly children: ReactNode;
  onClose(): void;
}

/** Asks once more before a command that cannot be undone. */
export function ConfirmDialog({ title, yes, command, children, onClose }: ConfirmDialogProps) {
  const { send, busy, refusal } = useSending();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            onClick={async () => {
              if (await send(command, 'inline')) onClose();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{children}</p>
      </div>
    </Dialog>
  );
}
