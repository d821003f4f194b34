import { groupedCode } from '../join/code';
import { pathBase } from '../path-base';
import { isOnlyHere, usePublicAddress } from '../session/public-address';
import { useTable } from '../session/SessionProvider';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { Note } from '../ui/Note';
import { QrCode } from '../ui/QrCode';

/** The code and its QR picture, large enough to read from the back of the room. */
export function Invitation() {
  const { code, view, you } = useTable();
  const link = `${usePublicAddress()}/join/${code}`;
  return (
    <section className="invitation card" aria-label="How to join">
      <p className="eyebrow">Join with this code</p>
      <p className="code invitation-code">{groupedCode(code)}</p>
      <QrCode text={link} label={`QR code: join session ${groupedCode(code)}`} />
      <p className="small quiet invitation-link">{link}</p>
      {you.kind === 'facilitator' && isOnlyHere(link) && <OnlyHere />}
      {view.session.locked && (
        <p className="chip warn">
          <Icon name="lock" size={13} /> Nobody else is let in
        </p>
      )}
      {you.kind === 'facilitator' && (
        <div className="row wrap">
          <CopyButton text={link} what="link" size="compact" />
          <a className="button compact" href={`${pathBase}/watch/${code}`} target="_blank" rel="noreferrer">
            <Icon name="screen" size={16} />
            Projector
          </a>
        </div>
      )}
    </section>
  );
}

/** The server listens on this computer only; one setting opens it to the network. */
function OnlyHere() {
  const setting = `--Urls http://0.0.0.0:${location.port || 80}`;
  return (
    <Note look="warn" icon="alert">
      <p>Phones cannot reach this address: the server listens on this computer only. Start it with this setting:</p>
      <div className="row wrap">
        <code translate="no">{setting}</code>
        <CopyButton text={setting} what="setting" size="compact" />
      </div>
    </Note>
  );
}
