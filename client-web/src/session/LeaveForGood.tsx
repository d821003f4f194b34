import { useState } from 'react';
import { go } from '../routes';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { useSession, useTable } from './SessionProvider';
import { dropTicket, forgetHostKey } from './tickets';

/** For a shared computer: nothing that opens the seat stays in this browser, and a player's ticket is void. */
export function LeaveForGood({ onClose }: { onClose(): void }) {
  const { you, session, view } = useTable();
  const { state, submit, ticket } = useSession();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Awaited<ReturnType<typeof submit>>>(null);
  const [cancelling] = useState(() => new AbortController());
  const facilitating = you.kind === 'facilitator';
  // A seat is never given up later, when nobody thinks of it any more.
  const away = !facilitating && state.status !== 'live';
  const close = () => {
    cancelling.abort();
    onClose();
  };

  async function leave() {
    setBusy(true);
    const refused = facilitating ? null : await submit({ type: 'leave-seat' }, cancelling.signal);
    setBusy(false);
    // The seat may be gone before its receipt has come.
    if (refused && refused.code !== 'wrong-ticket') return setRefusal(refused);
    dropTicket(session, 'seat', ticket);
    if (facilitating) forgetHostKey();
    go('/', 'replace');
  }

  return (
    <Dialog
      title={facilitating ? 'Forget this session here?' : 'Leave for good?'}
      eyebrow="Shared computer"
      refusal={refusal}
      sendsLater={false}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="danger" busy={busy} disabled={away} onClick={leave}>
            Leave and forget
          </Button>
        </>
      }
    >
      <div className="stack">
        {facilitating ? (
          <p>
            This browser forgets your seat and the host key. The session stays, and your return link opens it: keep it
            somewhere else before you go on.
          </p>
        ) : (
          <p>
            {`You give up your seat: your return link is void everywhere, and this browser forgets it.${
              you.role && view.session.phase === 'running' ? ' The autopilot takes your role over.' : ''
            }`}
          </p>
        )}
      </div>
    </Dialog>
  );
}
