import { useState } from 'react';
import { NoticeCard } from '../feed/NoticeCard';
import { useTable } from '../session/SessionProvider';
import { stores } from '../stores';
import { Button } from '../ui/Button';
import { keyed } from '../ui/keyed';
import { playedForYou } from './played';

/** Once the role is back with its people: what its autopilot did meanwhile, until somebody has seen it. */
export function PlayedForYou() {
  const { session, sheet, log, view, you } = useTable();
  const key = `whitecell.played.${session}.${you.role ?? ''}`;
  const [seen, setSeen] = useState(() => Number(stores.browser.getItem(key) ?? -1));
  const played = you.role && view.session.phase === 'running' ? playedForYou(log, you.role) : null;
  if (!played || played.back <= seen) return null;
  const { back, decisions } = played;
  return (
    <section className="since card stack tight" aria-labelledby="played-title">
      <div className="row">
        <h3 id="played-title" className="grow">
          Your autopilot played while you were away; it is yours again
        </h3>
        <Button
          size="compact"
          icon="check"
          onClick={() => {
            stores.browser.setItem(key, String(back));
            setSeen(back);
          }}
        >
          Seen
        </Button>
      </div>
      {decisions.length === 0 ? (
        <p className="small quiet">It decided nothing.</p>
      ) : (
        <div className="since-list">
          {keyed(decisions).map(({ key: id, item }) => (
            <NoticeCard key={id} notice={item} sheet={sheet} brief />
          ))}
        </div>
      )}
    </section>
  );
}
