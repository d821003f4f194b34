import type { ReactNode } from 'react';
import type { SeatCommand } from '../protocol';
import { useSending } from '../session/SessionProvider';
import { Button } from './Button';
import { Dialog } from './Dialog';
import type { IconName } from './Icon';

interface CommandDialogProps {
  readonly title: ReactNode;
  readonly eyebrow?: string;
  /** The words of the button that sends. */
  readonly yes: string;
  readonly icon?: IconName;
  /** What is sent; null while something is still missing. */
  readonly command: SeatCommand | null;
  readonly children: ReactNode;
  onClose(): void;
}

/** Sends one command and closes once it is accepted; a refusal stands in the dialog. */
export function CommandDialog({ title, eyebrow, yes, icon, command, children, onClose }: CommandDialogProps) {
  const { send, withdraw, busy, refusal } = useSending();
  const close = () => {
    withdraw();
    onClose();
  };
  return (
    <Dialog
      title={title}
      eyebrow={eyebrow}
      onClose={close}
      refusal={refusal}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            look="primary"
            icon={icon}
            busy={busy}
            disabled={!command}
            onClick={async () => {
              if (command && (await send(command, 'inline'))) onClose();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <div className="stack">{children}</div>
    </Dialog>
  );
}
