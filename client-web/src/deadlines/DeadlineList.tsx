import './deadlines.css';
import { useState } from 'react';
import { pathBase } from '../path-base';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { saveFile } from '../ui/save-file';
import { calendarFile } from './calendar-file';
import { MomentField } from './DeadlinesField';
import { useWallClock } from './useWallClock';
import { inWords, localTime, momentOf, untilInWords, zoneInWords } from './zoned-time';

/** The deadlines of the present round and of those to come, with the calendar file that reminds of them. */
export function DeadlineList() {
  const { session, sheet, view, you } = useTable();
  const now = useWallClock();
  const [moving, setMoving] = useState<number | null>(null);
  const { deadlines, round, phase } = view.session;
  if (!deadlines || phase === 'debrief') return null;
  const { timeZone, ends } = deadlines;
  const ahead = ends.map((at, index) => ({ at, index })).filter(({ index }) => index >= round);
  const remind = () =>
    saveFile(
      new Blob(
        [
          calendarFile(
            ahead.map(({ at, index }) => ({
              id: `${session}-round-${index + 1}`,
              title: `Round ${index + 1} of “${sheet.title}” ends`,
              at,
              link: new URL(`${pathBase}/s/${session}`, location.href).href,
            })),
            Date.now(),
          ),
        ],
        { type: 'text/calendar' },
      ),
      `${session}.ics`,
    );
  return (
    <section className="deadlines stack tight" aria-labelledby="deadlines-title">
      <h3 id="deadlines-title" className="eyebrow">
        Deadlines, {zoneInWords(timeZone)}
      </h3>
      <ol className="deadlines-list" start={round + 1}>
        {ahead.map(({ at, index }) => (
          <li key={index}>
            <span className="grow">
              <strong>Round {index + 1}</strong> {sheet.rounds[index]?.title}
              <span className="block small number">
                <time dateTime={at}>{inWords(at, timeZone, now)}</time>{' '}
                <span className="quiet">{untilInWords(at, now)}</span>
              </span>
            </span>
            {you.kind === 'facilitator' && (
              <Button
                size="compact"
                aria-label={`Move the deadline of round ${index + 1}`}
                onClick={() => setMoving(index)}
              >
                Move…
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button size="compact" icon="download" onClick={remind}>
        Add to a calendar
      </Button>
      {moving !== null && <MoveDeadline round={moving} onClose={() => setMoving(null)} />}
    </section>
  );
}

interface MoveDeadlineProps {
  readonly round: number;
  onClose(): void;
}

/** Sets another deadline for a round; later ones that it reaches move along. */
export function MoveDeadline({ round, onClose }: MoveDeadlineProps) {
  const { deadlines } = useTable().view.session;
  const zone = deadlines?.timeZone ?? 'UTC';
  const [local, setLocal] = useState(() => localTime(Date.parse(deadlines?.ends[round] ?? ''), zone));
  const at = momentOf(local, zone);
  return (
    <CommandDialog
      title={`Move the deadline of round ${round + 1}`}
      yes="Move it"
      command={at ? { type: 'move-deadline', round, at } : null}
      onClose={onClose}
    >
      <MomentField label={`The round ends at the latest, ${zoneInWords(zone)}`} value={local} onChange={setLocal} />
      <p className="small quiet">Everybody is told. Deadlines after it move along when it would reach them.</p>
    </CommandDialog>
  );
}
