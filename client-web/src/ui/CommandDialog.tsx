import type { ReactNode } from 'react';
import type { SeatCommand } from '../protocol';
import { useSending, useSession } from '../session/SessionProvider';
import { Button } from './Button';
import { Dialog } from './Dialog';
import type { IconName } from './Icon';
import { Note } from './Note';

interface CommandDialogProps {
  readonly title: ReactNode;
  readonly eyebrow?: string;
  /** The words of the button that sends. */
  readonly yes: string;
  readonly icon?: IconName;
  /** Whether what is sent without a connection is kept until it is back. */
  readonly sendsLater?: boolean;
  /** Why it would be refused, known before it is sent. */
  readonly shut?: string | null;
  /** What is sent; null while something is still missing. */
  readonly command: SeatCommand | null;
  /** Before it is sent: the team's draft that it sends. */
  settle?(): Promise<string | undefined>;
  /** The words of the button that closes; "Cancel" unless something is kept. */
  readonly no?: string;
  readonly children: ReactNode;
  /** It was accepted; the dialog closes after that. */
  onSent?(): void;
  onClose(): void;
}

/** Sends one command and closes once it is accepted; a refusal stands in the dialog. */
export function CommandDialog(props: CommandDialogProps) {
  const {
    title,
    eyebrow,
    yes,
    no = 'Cancel',
    icon,
    command,
    settle,
    sendsLater,
    shut,
    children,
    onSent,
    onClose,
  } = props;
  // The dialog itself says so while the connection is away.
  const away = useSession().state.status !== 'live';
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
      sendsLater={sendsLater}
      footer={
        <>
          <Button onClick={close}>{no}</Button>
          <Button
            look="primary"
            icon={icon}
            busy={busy}
            disabled={!command || Boolean(shut)}
            onClick={async () => {
              if (!command || !(await send(command, 'inline', await settle?.()))) return;
              onSent?.();
              onClose();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        <div role="status">
          {shut && !away && (
            <Note look="warn" icon="lock">
              {shut}
            </Note>
          )}
        </div>
      </div>
    </Dialog>
  );
}
