import { use, useState } from 'react';
import type { JoinReply, Refusal } from '../protocol';
import { ServerContext } from '../server';
import { called, calledInWords } from '../session/person-names';
import { usePublicAddress } from '../session/public-address';
import { useSession, useTable } from '../session/SessionProvider';
import { returnLink } from '../session/tickets';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { Note } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { QrCode } from '../ui/QrCode';

interface NewLinkProps {
  readonly seat: string;
  onClose(): void;
}

/** Voids a person's return link and shows another one for them. */
export function NewLink({ seat, onClose }: NewLinkProps) {
  const { api } = use(ServerContext);
  const { session, view } = useTable();
  const { ticket } = useSession();
  const origin = usePublicAddress();
  const [given, setGiven] = useState<JoinReply | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const link = given && returnLink(origin, session, given.ticket);

  async function draw() {
    setBusy(true);
    setRefusal(null);
    const answer = await api.newTicket(session, seat, ticket);
    setBusy(false);
    if (answer.refusal) setRefusal(answer.refusal);
    else setGiven(answer.value);
  }

  return (
    <Dialog
      title={
        <>
          New return link for <PersonName {...called(view.seats, seat)} />
        </>
      }
      refusal={refusal}
      onClose={onClose}
      footer={
        link ? (
          <CopyButton text={link} what="return link" />
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" icon="link" busy={busy} onClick={draw}>
              Void the old link
            </Button>
          </>
        )
      }
    >
      {link ? (
        <div className="stack">
          <p role="status">The old link is void. This one opens the seat; give it to nobody else.</p>
          <div style={{ width: 'min(14rem, 60vw)' }}>
            <QrCode text={link} label={`QR code of the return link of ${calledInWords(view.seats, seat)}`} />
          </div>
          <Note look="warn" icon="lock">
            It is shown only now. Should it get lost, draw another one.
          </Note>
        </div>
      ) : (
        <p>
          For a lost phone, or a link that others have seen. The old link and all connections with it end at once; role
          and seat stay.
        </p>
      )}
    </Dialog>
  );
}
