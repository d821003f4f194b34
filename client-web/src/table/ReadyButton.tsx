import { useState } from 'react';
import { namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { stores } from '../stores';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { useShut } from './acting';
import { lapsing, readyRoles } from './ready';

/**
 * Says that the role has nothing more to do in the round. The first time, and with something open, it explains and asks.
 */
export function ReadyButton() {
  const { sheet, view, session } = useTable();
  const { send, busy } = useSending();
  // The round that is asked about: it may end by itself meanwhile, and the next one is not meant.
  const [asking, setAsking] = useState<number | null>(null);
  const shut = useShut();
  const own = sheet.role ? view.roles[sheet.role] : undefined;
  if (!own || own.pilot === 'autopilot' || view.session.phase !== 'running') return null;
  const { ready, all } = readyRoles(view);
  const names = namesOf(sheet);
  const open = lapsing(sheet, view);
  const explained = `whitecell.ready-explained.${session}`;
  const { round } = view.session;
  const ask = !own.ready && (open.length > 0 || stores.tab.getItem(explained) === null);
  return (
    <>
      <span id="ready-count" className="ready-count small quiet number">
        <span>{`${ready} of ${all}`}</span>
        <span className="visually-hidden"> roles are ready</span>
      </span>
      <Button
        look={own.ready ? undefined : 'primary'}
        icon={own.ready ? 'check' : undefined}
        busy={busy}
        disabled={shut !== null}
        aria-pressed={own.ready}
        aria-describedby="ready-count"
        title={`${ready} of ${all} roles are ready. The round ends when all of them are.`}
        onClick={() => (ask ? setAsking(round) : send({ type: 'declare-ready', ready: !own.ready, round }))}
      >
        {own.ready ? 'Ready' : 'I am ready'}
      </Button>
      {asking !== null && (
        <CommandDialog
          title={open.length > 0 ? 'Ready, with a demand open?' : 'Ready for the next round?'}
          yes={open.length > 0 ? 'Ready all the same' : 'I am ready'}
          command={asking === round ? { type: 'declare-ready', ready: true, round: asking } : null}
          sendsLater={false}
          shut={shut}
          onClose={() => {
            stores.tab.setItem(explained, 'yes');
            setAsking(null);
          }}
        >
          <p>
            It says that you do nothing more in this round. You can take it back, and play on, until every role is
            ready: then the round ends at once.
          </p>
          {open.length > 0 && (
            <>
              <p>When it ends, this lapses without your answer:</p>
              <ul className="ready-lapsing">
                {open.map(({ id, directive }) => (
                  <li key={id}>
                    <strong>{names.demand(directive.demand)}</strong>{' '}
                    <span className="quiet">{`from ${names.role(directive.from)}`}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="quiet" aria-live="polite">
            {asking === round ? `${ready} of ${all} roles are ready.` : 'This round has ended meanwhile.'}
          </p>
        </CommandDialog>
      )}
    </>
  );
}
