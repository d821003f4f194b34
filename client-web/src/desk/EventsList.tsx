import { type ReactNode, useState } from 'react';
import type { SeatCommand } from '../protocol';
import { listed, namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { subjectsOf } from './adjustments';
import { eventsOf, type ListedEvent, whenInWords } from './events';
import { InjectFields } from './InjectFields';
import { wordsOf, written } from './inject-form';
import { TimingFields } from './TimingFields';
import { type TimingChoice, timingOf } from './timing';

type Asking = { readonly what: 'release' | 'edit' | 'move'; readonly event: ListedEvent };

/**
 * The master scenario events list: every inject of the scenario and every added one in the order of time, how it
 * stands, and what can still be done about it.
 */
export function EventsList() {
  const { sheet, view } = useTable();
  const [asking, setAsking] = useState<Asking | null>(null);
  const events = eventsOf(sheet, view);
  const happened = events.filter(({ state }) => state.state === 'released').length;
  const close = () => setAsking(null);
  return (
    <section className="stack" aria-label="Scenario events">
      <div className="row between">
        <h2 className="panel-title">Events</h2>
        <span className="small quiet number">
          {happened} of {events.length} happened
        </span>
      </div>
      <ol className="events">
        {events.map((event) => (
          <EventRow key={event.id} event={event} onAsk={(what) => setAsking({ what, event })} />
        ))}
      </ol>
      {asking?.what === 'release' && <ReleaseDialog event={asking.event} onClose={close} />}
      {asking?.what === 'edit' && <EditDialog event={asking.event} onClose={close} />}
      {asking?.what === 'move' && <MoveDialog event={asking.event} onClose={close} />}
    </section>
  );
}

function EventRow({ event, onAsk }: { readonly event: ListedEvent; onAsk(what: Asking['what']): void }) {
  const { sheet, view } = useTable();
  const { send, busy } = useSending();
  const names = namesOf(sheet);
  const { id, state, content, waitsFor } = event;
  const done = state.state === 'released';
  const skipped = state.state === 'skipped';
  const open = !done && view.session.phase === 'running';
  return (
    <li className={done || skipped ? 'done' : ''}>
      <p className="small quiet number">
        {done && <Icon name="check" size={12} />} {whenInWords(sheet, state)}
      </p>
      <h3>{skipped ? <s>{content.title}</s> : content.title}</h3>
      {waitsFor && !state.timing && <p className="small quiet">{`Waits for: ${waitsFor}`}</p>}
      {content.to.length > 0 && <p className="small quiet">Told to {listed(content.to.map(names.role))}</p>}
      {(state.added || state.editedBy !== undefined || (state.timing && !state.added)) && (
        <p className="chips">
          {state.added && <span className="chip">Added</span>}
          {state.editedBy !== undefined && (
            <span className="chip">{state.editedBy ? `Changed by ${state.editedBy}` : 'Changed'}</span>
          )}
          {state.timing && !state.added && <span className="chip">Moved</span>}
        </p>
      )}
      {open && (
        <div className="row wrap event-actions">
          <Button size="compact" icon="play" aria-label={`Release: ${content.title}`} onClick={() => onAsk('release')}>
            Release
          </Button>
          <Action what="Edit" title={content.title} onClick={() => onAsk('edit')} />
          <Action what="Move" title={content.title} onClick={() => onAsk('move')} />
          <Action
            what={skipped ? 'Put back' : 'Skip'}
            title={content.title}
            busy={busy}
            onClick={() => send({ type: 'skip-inject', inject: id, skipped: !skipped })}
          />
        </div>
      )}
    </li>
  );
}

interface ActionProps {
  readonly what: string;
  readonly title: string;
  readonly busy?: boolean;
  onClick(): void;
}

function Action({ what, title, busy, onClick }: ActionProps) {
  return (
    <Button size="compact" look="plain" busy={busy} aria-label={`${what}: ${title}`} onClick={onClick}>
      {what}
    </Button>
  );
}

interface EventDialogProps {
  readonly event: ListedEvent;
  onClose(): void;
}

function ReleaseDialog({ event, onClose }: EventDialogProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const { id, content } = event;
  const [toAll, setToAll] = useState(false);
  return (
    <CommandDialog
      title={content.title}
      eyebrow="Let it happen now"
      yes="Release it"
      icon="play"
      command={useUntilItHappens(event, { type: 'fire-inject', inject: id, toAll })}
      onClose={onClose}
    >
      <HappenedMeanwhile event={event} />
      {content.text && <Markdown text={content.text} />}
      {content.to.length > 0 && (
        <label className="choice">
          <input type="checkbox" checked={toAll} onChange={(change) => setToAll(change.target.checked)} />
          <span>Tell everybody, not only {listed(content.to.map(names.role))}</span>
        </label>
      )}
    </CommandDialog>
  );
}

function EditDialog({ event, onClose }: EventDialogProps) {
  const { sheet } = useTable();
  const subjects = subjectsOf(sheet);
  const [words, setWords] = useState(() => wordsOf(event.content, subjects));
  const content = written(words, subjects);
  return (
    <CommandDialog
      title={event.content.title}
      eyebrow="Change the event"
      yes="Save"
      icon="check"
      command={useUntilItHappens(event, content && { type: 'edit-inject', inject: event.id, content })}
      onClose={onClose}
    >
      <HappenedMeanwhile event={event}>
        The debrief shows that it was changed, by whom, and what it said in the scenario.
      </HappenedMeanwhile>
      <InjectFields words={words} hasEffects={event.hasEffects} onChange={setWords} />
    </CommandDialog>
  );
}

function MoveDialog({ event, onClose }: EventDialogProps) {
  const { sheet, view } = useTable();
  const { id, state, content } = event;
  const now = view.session.round;
  const round = Math.max(now, state.round ?? now);
  const minute = state.due === undefined ? '' : String(minutesInto(sheet.rounds[round]?.startsAt, state.due));
  const [when, setWhen] = useState<TimingChoice>({ trigger: state.timing?.trigger ?? 'time', round, minute });
  const timing = timingOf(when);
  return (
    <CommandDialog
      title={content.title}
      eyebrow="When it happens"
      yes="Move it"
      icon="clock"
      command={useUntilItHappens(event, timing && { type: 'schedule-inject', inject: id, timing })}
      onClose={onClose}
    >
      <HappenedMeanwhile event={event}>
        {event.waitsFor && 'What it waits for in the scenario no longer counts once you move it. '}
        {state.state === 'skipped' && 'Moving it takes the skip back.'}
      </HappenedMeanwhile>
      <TimingFields
        triggers={['time', 'round-end', 'hand', ...(state.added || !state.timing ? [] : (['scenario'] as const))]}
        rounds={sheet.rounds}
        from={now}
        starts={sheet.starts}
        value={when}
        onChange={setWhen}
      />
    </CommandDialog>
  );
}

const minutesInto = (starts: number | undefined, at: number) => Math.max(0, Math.floor((at - (starts ?? 0)) / 60));

/** It may happen by itself while a dialog is open about it. */
function useHasHappened({ id }: ListedEvent): boolean {
  return useTable().view.injects[id]?.happened !== undefined;
}

function useUntilItHappens<Command extends SeatCommand>(event: ListedEvent, command: Command | null): Command | null {
  return useHasHappened(event) ? null : command;
}

function HappenedMeanwhile({ event, children }: { readonly event: ListedEvent; readonly children?: ReactNode }) {
  const happened = useHasHappened(event);
  return (
    <p className="small quiet" aria-live="polite">
      {happened ? 'It has happened meanwhile.' : children}
    </p>
  );
}
