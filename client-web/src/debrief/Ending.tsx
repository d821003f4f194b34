import type { Ref } from 'react';
import type { EndingView } from '../protocol';
import { ReplayLink } from '../replay/ReplayLink';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { DownloadButton } from './DownloadButton';

interface EndingProps {
  readonly ending: EndingView;
  readonly heading?: Ref<HTMLHeadingElement>;
  /** Shows the debrief on the wall; left out while there is none to show. */
  onShow?: () => void;
}

/** How it ended, and what can be done with the debrief as a whole. */
export function Ending({ ending, heading, onShow }: EndingProps) {
  const { sheet, view, you } = useTable();
  const isSealed = view.session.sealed === true && you.kind !== 'facilitator';
  return (
    <header className="debrief-ending">
      <p className="eyebrow">How it ended · {sheet.title}</p>
      <h2 ref={heading} tabIndex={-1} className="display">
        {ending.title}
      </h2>
      <p className="lead">{ending.text}</p>
      {you.kind === 'spectator' ? (
        <div className="no-print">
          <ReplayLink />
        </div>
      ) : (
        <div className="row wrap">
          <ReplayLink />
          {onShow && (
            <>
              <Button icon="screen" onClick={onShow}>
                Show on the wall
              </Button>
              <Button icon="print" onClick={() => print()}>
                Print the report
              </Button>
            </>
          )}
          {!isSealed && (
            <DownloadButton
              label="Export the journal"
              ending=".ndjson"
              read={(api, session, ticket) => api.journal(session, ticket)}
            />
          )}
          {you.kind === 'facilitator' && (
            <DownloadButton
              label="With pseudonyms"
              ending="-pseudonyms.ndjson"
              read={(api, session, ticket) => api.journal(session, ticket, 'pseudonyms')}
            />
          )}
        </div>
      )}
    </header>
  );
}
