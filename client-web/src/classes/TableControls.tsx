import { type ReactNode, useState } from 'react';
import { MomentField, ZoneField } from '../deadlines/DeadlinesField';
import { dueOf } from '../deadlines/deadline-choices';
import { localTime, momentOf, ownZone, zoneInWords } from '../deadlines/zoned-time';
import { TimingFields } from '../desk/TimingFields';
import { type TimingChoice, timingOf } from '../desk/timing';
import type { Refusal, SeatCommand, TableResult } from '../protocol';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Note, RefusalNote } from '../ui/Note';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { useBoard, useClass } from './ClassProvider';

interface TableControlsProps {
  /** Numbers; none for all. */
  readonly selected: readonly number[];
  /** Those that can be selected. */
  readonly all: readonly number[];
  onSelect(tables: readonly number[]): void;
}

interface Outcome {
  readonly what: string;
  readonly results: readonly TableResult[];
}

type Asking = 'deadline' | 'due' | 'announce' | 'inject' | 'end' | 'merge' | 'end-class';

/** What the facilitator does at several tables at once, and what came of it at each. */
export function TableControls({ selected, all, onSelect }: TableControlsProps) {
  const { info } = useBoard();
  const { command } = useClass();
  const [busy, setBusy] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const which = selected.length === 0 ? `all ${all.length} tables` : tablesInWords(selected);
  async function run(what: string, seatCommand: SeatCommand): Promise<Refusal | null> {
    setBusy(what);
    setRefusal(null);
    setOutcome(null);
    const answer = await command(selected, seatCommand);
    setBusy(null);
    if (answer.refusal) {
      setRefusal(answer.refusal);
      return answer.refusal;
    }
    setOutcome({ what, results: answer.value });
    return null;
  }
  const button = (what: string, seatCommand: SeatCommand, look?: 'primary') => (
    <Button
      size="compact"
      look={look}
      busy={busy === what}
      disabled={all.length === 0}
      onClick={() => run(what, seatCommand)}
    >
      {what}
    </Button>
  );
  if (info.ended) return <Note>This class is over. Its tables stay readable until they are deleted.</Note>;
  return (
    <section className="class-controls stack tight" aria-label="Commands for tables">
      <div className="row wrap">
        <p className="class-controls-which">
          <strong>{selected.length === 0 ? 'All tables' : capital(which)}</strong>
          {selected.length > 0 ? (
            <Button size="compact" look="plain" onClick={() => onSelect([])}>
              Select none
            </Button>
          ) : (
            <Button size="compact" look="plain" disabled={all.length === 0} onClick={() => onSelect(all)}>
              Select each
            </Button>
          )}
        </p>
        {button('Start', { type: 'start-session' }, 'primary')}
        {info.pacing === 'live' && (
          <>
            {button('Pause', { type: 'pause-clock' })}
            {button('Resume', { type: 'resume-clock' })}
            {button('+15 min', { type: 'extend-round', minutes: 15 })}
          </>
        )}
        {info.pacing === 'async' && (
          <Button size="compact" icon="clock" onClick={() => setAsking('deadline')}>
            Deadline…
          </Button>
        )}
        {info.kind === 'homework' && info.assistant === undefined && (
          <Button size="compact" icon="clock" onClick={() => setAsking('due')}>
            Date…
          </Button>
        )}
        {button('End round', { type: 'end-round' })}
        <Button size="compact" icon="announce" onClick={() => setAsking('announce')}>
          Announce…
        </Button>
        <Button size="compact" icon="news" onClick={() => setAsking('inject')}>
          Inject…
        </Button>
        {selected.length === 2 && info.assistant === undefined && (
          <Button size="compact" icon="people" onClick={() => setAsking('merge')}>
            Merge…
          </Button>
        )}
        <Button size="compact" look="danger" icon="stop" onClick={() => setAsking('end')}>
          End…
        </Button>
        {info.assistant === undefined && selected.length === 0 && (
          <Button size="compact" look="danger" onClick={() => setAsking('end-class')}>
            End the class…
          </Button>
        )}
      </div>
      <RefusalNote refusal={refusal} />
      <div role="status">{outcome && <Results {...outcome} />}</div>
      {asking === 'deadline' && <MoveTableDeadline which={which} run={run} onClose={() => setAsking(null)} />}
      {asking === 'due' && <MoveHomeworkDate onClose={() => setAsking(null)} />}
      {asking === 'announce' && <Announce which={which} run={run} onClose={() => setAsking(null)} />}
      {asking === 'inject' && <Inject which={which} run={run} onClose={() => setAsking(null)} />}
      {asking === 'end' && (
        <Confirm
          title={`End ${which}?`}
          yes="End"
          onClose={() => setAsking(null)}
          onYes={() => run('End', { type: 'end-session' })}
        >
          <p>Each ending is determined from where the table stands. It cannot be taken back.</p>
        </Confirm>
      )}
      {asking === 'end-class' && <EndClass onClose={() => setAsking(null)} />}
      {asking === 'merge' && <Merge tables={selected} onClose={() => setAsking(null)} />}
    </section>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "tables 3, 4 and 7" */
export function tablesInWords(tables: readonly number[]): string {
  const sorted = [...tables].sort((a, b) => a - b);
  const last = sorted.at(-1);
  if (sorted.length <= 1) return `table ${last ?? ''}`;
  return `tables ${sorted.slice(0, -1).join(', ')} and ${last}`;
}

function Results({ what, results }: Outcome) {
  const refused = results.filter((result) => result.refusal);
  const done = results.length - refused.length;
  return (
    <Note look={refused.length > 0 ? 'warn' : undefined} icon={refused.length > 0 ? 'alert' : 'check'}>
      <p>
        <strong>{what}</strong>: done at {done} of {results.length} {results.length === 1 ? 'table' : 'tables'}.
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ table, refusal }) => (
            <li key={table}>
              Table {table}: {refusal?.message}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly yes: string;
  readonly disabled?: boolean;
  readonly look?: 'primary' | 'danger';
  readonly children: ReactNode;
  /** Null when it is done: then the dialog closes. */
  onYes(): Promise<Refusal | null>;
  onClose(): void;
}

function Confirm({ title, yes, disabled, look = 'danger', children, onYes, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return (
    <Dialog
      title={title}
      refusal={refusal}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look={look}
            busy={busy}
            disabled={disabled}
            onClick={async () => {
              setBusy(true);
              const refused = await onYes();
              setBusy(false);
              if (refused) setRefusal(refused);
              else onClose();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <div className="stack">{children}</div>
    </Dialog>
  );
}

interface WritingProps {
  readonly which: string;
  run(what: string, command: SeatCommand): Promise<Refusal | null>;
  onClose(): void;
}

function Announce({ which, run, onClose }: WritingProps) {
  const [text, setText] = useState('');
  return (
    <Confirm
      title={`Announce at ${which}`}
      yes="Announce"
      look="primary"
      disabled={!text.trim()}
      onClose={onClose}
      onYes={() => run('Announce', { type: 'announce', text: text.trim() })}
    >
      <TextField label="To every screen of these tables" long maxLength={1000} value={text} onChange={setText} />
    </Confirm>
  );
}

/** Another deadline for a round, at some tables or all. */
function MoveTableDeadline({ which, run, onClose }: WritingProps) {
  const { info, tables } = useBoard();
  const zone = info.timeZone ?? 'UTC';
  const running = [...tables.values()].filter(({ deadline }) => deadline !== undefined);
  const [round, setRound] = useState(running.length > 0 ? Math.min(...running.map((table) => table.round)) : 0);
  const [local, setLocal] = useState(() => localTime(Date.parse(running[0]?.deadline ?? '') || Date.now(), zone));
  const at = momentOf(local, zone);
  return (
    <Confirm
      title={`Move a deadline at ${which}`}
      yes="Move it"
      look="primary"
      disabled={!at}
      onClose={onClose}
      onYes={async () => (at ? run('Deadline', { type: 'move-deadline', round, at }) : null)}
    >
      <SelectField
        label="Of which round"
        value={String(round)}
        options={info.rounds.map((title, index) => [String(index), `Round ${index + 1}: ${title}`] as const)}
        onChange={(index) => setRound(Number(index))}
      />
      <MomentField label={`It ends at the latest, ${zoneInWords(zone)}`} value={local} onChange={setLocal} />
    </Confirm>
  );
}

/** Until when homework is played. */
function MoveHomeworkDate({ onClose }: { onClose(): void }) {
  const { info } = useBoard();
  const { submit } = useClass();
  const [zone, setZone] = useState(info.due?.timeZone ?? ownZone());
  const [due, setDue] = useState(info.due ? localTime(Date.parse(info.due.at), zone) : '');
  return (
    <Confirm
      title="Until when it is played"
      yes="Set the date"
      look="primary"
      onClose={onClose}
      onYes={() => submit({ type: 'move-homework-date', due: dueOf({ due, zone }) })}
    >
      <MomentField label="Played until (empty for no date)" required={false} value={due} onChange={setDue} />
      <ZoneField zone={zone} onChange={setZone} />
      <p className="small quiet">Then all tables end, and the code lets nobody in any more.</p>
    </Confirm>
  );
}

function Inject({ which, run, onClose }: WritingProps) {
  const { info } = useBoard();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [when, setWhen] = useState<TimingChoice>({ trigger: 'now', round: 0, minute: '' });
  const timing = timingOf(when);
  const words = { title: title.trim(), text: text.trim(), to: [] };
  const command: SeatCommand | null = timing
    ? { type: 'plan-inject', content: { ...words, adjustments: [], keepsEffects: false }, timing }
    : when.trigger === 'now'
      ? { type: 'write-inject', ...words }
      : null;
  return (
    <Confirm
      title={`Inject at ${which}`}
      yes={when.trigger === 'now' ? 'Send it' : 'Plan it'}
      look="primary"
      disabled={!words.title || !command}
      onClose={onClose}
      onYes={async () => command && run(when.trigger === 'now' ? 'Inject' : 'Plan the inject', command)}
    >
      <TextField label="Headline" maxLength={200} value={title} onChange={setTitle} />
      <TextField
        label="Text"
        long
        maxLength={2000}
        hint="Everybody at these tables reads it."
        value={text}
        onChange={setText}
      />
      <TimingFields
        triggers={['now', 'time', 'round-end', 'hand']}
        rounds={info.rounds.map((round) => ({ title: round }))}
        from={0}
        value={when}
        onChange={setWhen}
      />
    </Confirm>
  );
}

function EndClass({ onClose }: { onClose(): void }) {
  const { submit } = useClass();
  return (
    <Confirm title="End the class?" yes="End the class" onClose={onClose} onYes={() => submit({ type: 'end-class' })}>
      <p>All tables end, the code lets nobody in any more, and everybody may read the debriefs.</p>
    </Confirm>
  );
}

function Merge({ tables, onClose }: { readonly tables: readonly number[]; onClose(): void }) {
  const { submit } = useClass();
  const [low = 0, high = 0] = [...tables].sort((a, b) => a - b);
  const [into, setInto] = useState(low);
  const from = into === low ? high : low;
  return (
    <Confirm
      title={`Merge tables ${low} and ${high}`}
      yes={`End table ${from}, seat its people at ${into}`}
      look="primary"
      onClose={onClose}
      onYes={() => submit({ type: 'merge-tables', from, into })}
    >
      <fieldset className="choices">
        <legend>They play on at</legend>
        {[low, high].map((table) => (
          <label key={table} className="choice">
            <input type="radio" name="into" checked={into === table} onChange={() => setInto(table)} />
            <span>Table {table}</span>
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}
