import { useState } from 'react';
import { namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { stores } from '../stores';
import { readyInWords, readyRule, teamOf } from '../team/team';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { useClosed } from './may-act';
import { lapsing, readyRoles } from './ready';

/**
 * Says that the role has nothing more to do in the round. The first time, and with something open, it explains and
 * asks.
 */
export function ReadyButton() {
  const table = useTable();
  const { sheet, view, session, you } = table;
  const { send, busy } = useSending();
  // The round that is asked about: it may end by itself meanwhile, and the next one is not meant.
  const [asking, setAsking] = useState<number | null>(null);
  const shut = useClosed();
  const own = sheet.role ? view.roles[sheet.role] : undefined;
  if (!own || own.pilot === 'autopilot' || view.session.phase !== 'running') return null;
  const { ready, all } = readyRoles(view);
  const team = teamOf(table);
  // In a team everybody says it of themselves.
  const isReady = team ? team.ready.has(you.seat) : own.ready;
  const names = namesOf(sheet);
  const open = lapsing(sheet, view);
  const explained = `whitecell.ready-explained.${session}`;
  const { round } = view.session;
  const ask = !isReady && (open.length > 0 || stores.tab.getItem(explained) === null);
  return (
    <>
      <span id="ready-count" className="ready-count small quiet number">
        <span>{`${ready} of ${all}`}</span>
        <span className="visually-hidden"> roles are ready</span>
        {team && team.people.length > 1 && (
          <span className="visually-hidden">{`; ${readyInWords(team)}. ${readyRule(team)}`}</span>
        )}
      </span>
      <Button
        look={isReady ? undefined : 'primary'}
        icon={isReady ? 'check' : undefined}
        busy={busy}
        disabled={shut !== null}
        aria-pressed={isReady}
        aria-describedby="ready-count"
        title={`${ready} of ${all} roles are ready. The round ends when all of them are.${
          team && team.people.length > 1 ? ` ${readyInWords(team)}. ${readyRule(team)}` : ''
        }`}
        onClick={() => (ask ? setAsking(round) : send({ type: 'declare-ready', ready: !isReady, round }))}
      >
        {isReady ? 'Ready' : 'I am ready'}
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
          {team && team.people.length > 1 && <p>{`${readyInWords(team)}. ${readyRule(team)}`}</p>}
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
