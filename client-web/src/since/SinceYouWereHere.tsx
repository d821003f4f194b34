import './since.css';
import { useEffect, useState } from 'react';
import { NoticeCard } from '../feed/NoticeCard';
import { useTable } from '../session/SessionProvider';
import { stores } from '../stores';
import { isOwn } from '../table/channels';
import { Button } from '../ui/Button';
import { keyed } from '../ui/keyed';
import { keepSeen, lastSeen, missed } from './last-seen';

const format = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** What happened while somebody was away who has come back; nothing for who was here. */
export function SinceYouWereHere() {
  const { session, sheet, log, you } = useTable();
  const role = you.role;
  const [away, setAway] = useState(() => {
    const seen = lastSeen(stores.browser, session, role);
    const count = missed(seen, log.length, Date.now());
    return seen && count > 0 ? { at: seen.at, from: log.length - count, until: log.length } : null;
  });
  useEffect(() => {
    const keep = () => {
      if (document.visibilityState === 'visible')
        keepSeen(stores.browser, session, role, { entries: log.length, at: Date.now() });
    };
    keep();
    const timer = setInterval(keep, 60_000);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [session, role, log]);
  const notices = away ? log.slice(away.from, away.until).filter((one) => !isOwn(one, sheet.role, you.seat)) : [];
  if (!away || notices.length === 0) return null;
  return (
    <section className="since card stack tight" aria-labelledby="since-title">
      <div className="row">
        <h3 id="since-title" className="grow">
          Since you were here
        </h3>
        <Button size="compact" icon="check" onClick={() => setAway(null)}>
          Seen
        </Button>
      </div>
      <p className="small quiet">
        {format.format(away.at).replace(',', '')}. {notices.length} {notices.length === 1 ? 'entry' : 'entries'}, newest
        first.
      </p>
      <div className="since-list">
        {keyed(notices)
          .toReversed()
          .map(({ key, item }) => (
            <NoticeCard key={key} notice={item} sheet={sheet} brief />
          ))}
      </div>
    </section>
  );
}
