import type { WaitView } from '../protocol';
import { useTable } from '../session/SessionProvider';
import { Note } from '../ui/Note';

const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** What becomes of the game while nobody is connected, and the last time in this round that it stood still for that. */
export function EmptyTable() {
  const { unattended, wait } = useTable().view.session;
  if (wait) {
    return (
      <Note look="warn" icon="pause">
        {waited(wait)}
      </Note>
    );
  }
  return (
    <p className="small quiet">
      {unattended === 'waits'
        ? 'While nobody is connected, the game waits.'
        : 'While nobody is connected, the game plays on by itself.'}
    </p>
  );
}

function waited({ since, until }: WaitView): string {
  return until === undefined
    ? `Nobody has been connected since ${moment.format(since)}: the game waits.`
    : `The game stood still because nobody was connected: ${moment.formatRange(since, until)}.`;
}
