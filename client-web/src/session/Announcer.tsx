import { useSession } from './SessionProvider';

/** Reads new notices out to screen readers, politely and in order. */
export function Announcer() {
  const { fresh } = useSession();
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label="What is new">
      {fresh.map((notice) => (
        <p key={`${notice.round} ${notice.at} ${notice.headline} ${notice.text ?? ''}`}>
          {notice.headline}
          {notice.kind === 'message' && notice.text ? `: ${notice.text}` : ''}
        </p>
      ))}
    </div>
  );
}
