import { useState } from 'react';
import { Acts, useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { Note } from '../ui/Note';
import { TextField } from '../ui/TextField';

/** A role's question to the facilitator: asked, open, taken back. */
export function AskForHelp() {
  const { sheet, view } = useTable();
  const { send, busy } = useSending();
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState('');
  const text = words.trim();
  const open = sheet.role ? view.roles[sheet.role]?.help : undefined;
  return (
    <section className="stack" aria-label="Help from the facilitator">
      <h2 className="panel-title">Help</h2>
      {open ? (
        <Note icon="help">
          <p className="small quiet">You have asked the facilitator:</p>
          <p>{open}</p>
        </Note>
      ) : (
        <p className="quiet small">A question to the facilitator; no other role sees it or the answer.</p>
      )}
      <Acts>
        <div className="row wrap">
          <Button icon="help" onClick={() => setAsking(true)}>
            {open ? 'Ask something else' : 'Ask for help'}
          </Button>
          {open && (
            <Button look="plain" busy={busy} onClick={() => send({ type: 'withdraw-help' })}>
              Take it back
            </Button>
          )}
        </div>
      </Acts>
      {asking && (
        <CommandDialog
          title="Ask the facilitator"
          yes="Ask"
          icon="help"
          command={text ? { type: 'ask-for-help', text } : null}
          onClose={() => {
            setAsking(false);
            setWords('');
          }}
        >
          {open && <p className="quiet small">It takes the place of your open question.</p>}
          <TextField label="Your question" long maxLength={500} value={words} onChange={setWords} />
        </CommandDialog>
      )}
    </section>
  );
}
