import { use, useEffect, useState } from 'react';
import { ServerContext } from '../server';
import { useTable } from '../session/SessionProvider';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { QrCode } from '../ui/QrCode';
import { joinAddress } from './join-address';

/** The code and its QR picture, large enough to read from the back of the room. */
export function Invitation() {
  const { code, view, you } = useTable();
  const { api } = use(ServerContext);
  const [reachable, setReachable] = useState<readonly string[]>([]);
  useEffect(() => {
    api.host().then((answer) => {
      if (!answer.refusal) setReachable(answer.value.addresses);
    });
  }, [api]);
  const link = `${joinAddress(new URL(location.href), reachable)}/join/${code}`;
  return (
    <section className="invitation card" aria-label="How to join">
      <p className="eyebrow">Join with this code</p>
      <p className="code invitation-code">{code}</p>
      <QrCode text={link} label={`QR code: join session ${code}`} />
      <p className="small quiet invitation-link">{link}</p>
      {view.session.locked && (
        <p className="chip warn">
          <Icon name="lock" size={13} /> Nobody else is let in
        </p>
      )}
      {you.kind === 'facilitator' && (
        <div className="row wrap">
          <CopyButton text={link} what="link" size="compact" />
          <a className="button compact" href={`/watch/${code}`} target="_blank" rel="noreferrer">
            <Icon name="screen" size={16} />
            Projector
          </a>
        </div>
      )}
    </section>
  );
}
