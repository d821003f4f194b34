import { useState } from 'react';
import { NoticeHeadline } from '../feed/NoticeHeadline';
import { useSession } from './SessionProvider';

/** Reads what is new from now on out to screen readers, politely and in order. */
export function Announcer() {
  const { fresh } = useSession();
  const [known] = useState(() => fresh.at(-1)?.key ?? 0);
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label="What is new">
      {fresh
        .filter(({ key }) => key > known)
        .map(({ key, notice }) => (
          <p key={key}>
            <NoticeHeadline notice={notice} />
            {notice.kind === 'message' && notice.text ? `: ${notice.text}` : ''}
          </p>
        ))}
    </div>
  );
}
