import { useSession } from './SessionProvider';

/** Reads new notices out to screen readers, politely and in order. */
export function Announcer() {
  const { fresh } = useSession();
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label="What is new">
      {fresh.map(({ key, notice }) => (
        <p key={key}>
          {notice.headline}
          {notice.kind === 'message' && notice.text ? `: ${notice.text}` : ''}
        </p>
      ))}
    </div>
  );
}
