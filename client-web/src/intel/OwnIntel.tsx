import './intel.css';
import { useState } from 'react';
import type { IntelView } from '../protocol';
import { listed, namesOf } from '../session/names';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Markdown } from '../ui/Markdown';
import { Marks } from './Marks';
import { confidenceInWords, sortedIntel } from './own-intel';
import { ShareDialog } from './ShareDialog';

const verified = { true: 'Verified: true', false: 'Verified: false' };

/** What one's own role has heard, how far it believes it, and the way to pass it on. */
export function OwnIntel() {
  const { view } = useTable();
  const all = sortedIntel(view);
  if (all.length === 0) return null;
  return (
    <section className="stack" aria-label="What you know">
      <h3 className="eyebrow">What you know</h3>
      {all.map(([id, intel]) => (
        <Piece key={id} id={id} intel={intel} />
      ))}
    </section>
  );
}

function Piece({ id, intel }: { readonly id: string; readonly intel: IntelView }) {
  const { acts } = useSession();
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const [sharing, setSharing] = useState(false);
  const confidence = confidenceInWords(intel);
  const mayShare = acts && !intel.public && view.session.phase === 'running';
  const origin = [intel.source, intel.from && `given to you by ${names.role(intel.from)}`].filter(Boolean).join(', ');
  return (
    <article className="intel">
      <h4>{intel.title}</h4>
      <Marks intel={intel} words={verified} />
      {confidence && (
        <div className="intel-confidence">
          <div className="meter" aria-hidden="true">
            <span style={{ width: `${intel.confidence}%` }} />
          </div>
          <span className="small number">{confidence}</span>
        </div>
      )}
      {origin && <p className="small quiet">{origin}</p>}
      {intel.text && (
        <details className="small">
          <summary>What it says</summary>
          <Markdown text={intel.text} />
        </details>
      )}
      {/* Always in the page, so that a change of it is read out. */}
      <p className="small" role="status">
        {intel.toldTo.length > 0 && `You passed it on to ${listed(intel.toldTo.map(names.role))}.`}
      </p>
      {mayShare && (
        <Button size="compact" icon="send" aria-label={`Pass on: ${intel.title}`} onClick={() => setSharing(true)}>
          Pass on
        </Button>
      )}
      {sharing && <ShareDialog id={id} intel={intel} onClose={() => setSharing(false)} />}
    </article>
  );
}
