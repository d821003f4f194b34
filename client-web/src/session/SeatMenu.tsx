import { useState } from 'react';
import { go } from '../routes';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { Note } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { QrCode } from '../ui/QrCode';
import { LeaveForGood } from './LeaveForGood';
import { called } from './person-names';
import { usePublicAddress } from './public-address';
import { useSession, useTable } from './SessionProvider';
import { dropTicket, returnLink } from './tickets';

/** One's own seat: the link by which it can be taken up again anywhere, and the way out. */
export function SeatMenu() {
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { you, session, view } = useTable();
  const { ticket } = useSession();
  const link = returnLink(usePublicAddress(), session, ticket);
  return (
    <>
      <Button look="plain" icon="link" label="Your seat" onClick={() => setOpen(true)} />
      {open && (
        <Dialog
          title={<PersonName {...(view.seats[you.seat] ? called(view.seats, you.seat) : you)} />}
          eyebrow="Your seat"
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button
                look="danger"
                onClick={() => {
                  setOpen(false);
                  setLeaving(true);
                }}
              >
                Leave and forget…
              </Button>
              <Button
                onClick={() => {
                  dropTicket(session, 'seat', ticket);
                  go('/');
                }}
              >
                Leave on this device
              </Button>
              <CopyButton text={link} what="return link" />
            </>
          }
        >
          <div className="stack">
            <p>
              This link opens your seat on another device, or again on this one. Scan it with a phone, or copy it to
              somewhere safe.
            </p>
            <div style={{ width: 'min(14rem, 60vw)' }}>
              <QrCode text={link} label="QR code of your return link" />
            </div>
            <Note look="warn" icon="lock">
              Whoever has it sits in your seat. Show it to nobody.
            </Note>
            <p className="small quiet">
              “Leave on this device” keeps the seat for your link. On a shared computer, leave and forget.
            </p>
          </div>
        </Dialog>
      )}
      {leaving && <LeaveForGood onClose={() => setLeaving(false)} />}
    </>
  );
}
