import './whatif.css';
import { use, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { DecisionOption, RecordedDecision, Refusal } from '../protocol';
import { wire } from '../protocol';
import { ServerContext } from '../server';
import { calendarTime } from '../session/clock';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Note, RefusalNote } from '../ui/Note';
import { SelectField } from '../ui/SelectField';
import { Outcomes } from './Outcomes';
import { Paths } from './Paths';
import { Question } from './question';

interface WhatIfProps {
  /** Number of the entry of the decision that it is asked about first. */
  readonly entry?: number | undefined;
}

/** What would have become of the game if one decision had been another one: asked here, worked out by the server. */
export function WhatIf({ entry }: WhatIfProps) {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session } = useTable();
  const [decisions, setDecisions] = useState<readonly RecordedDecision[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = useCallback(async () => {
    setBusy(true);
    const answer = await api.decisions(session, ticket);
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    if (!answer.refusal) setDecisions(answer.value.decisions);
  }, [api, session, ticket]);
  useEffect(() => {
    if (entry !== undefined) begin();
  }, [entry, begin]);
  return (
    <section aria-label="What if" className="what-if stack no-print">
      <p className="quiet">
        Change one decision, keep the luck, and see what becomes of the game. Autopilots decide where people's decisions
        no longer fit. It is how autopilots play, not a prophecy: what you would have done nobody can work out.
      </p>
      <RefusalNote refusal={refusal} />
      {!decisions && (
        <div>
          <Button busy={busy} onClick={begin}>
            Choose a decision
          </Button>
        </div>
      )}
      {decisions?.length === 0 && <p className="quiet">Nothing was decided in this game.</p>}
      {decisions && decisions.length > 0 && <Asking key={entry} decisions={decisions} first={entry} />}
    </section>
  );
}

const takenBack = 'without';

interface AskingProps {
  readonly decisions: readonly RecordedDecision[];
  /** Number of the entry that is chosen at first. */
  readonly first: number | undefined;
}

function Asking({ decisions, first }: AskingProps) {
  const { api, askWhatIf } = use(ServerContext);
  const { ticket } = useSession();
  const { session, sheet } = useTable();
  const question = useMemo(() => new Question(askWhatIf), [askWhatIf]);
  // The server stops when the page is left.
  useEffect(() => () => question.stop(), [question]);
  const state = useSyncExternalStore(question.subscribe, question.current);
  const [entry, setEntry] = useState(() =>
    String((decisions.find((one) => one.entry === first) ?? decisions[0])?.entry),
  );
  const [options, setOptions] = useState<readonly DecisionOption[]>([]);
  const [instead, setInstead] = useState(takenBack);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let current = true;
    setOptions([]);
    setInstead(takenBack);
    api.decisionOptions(session, Number(entry), ticket).then((answer) => {
      if (!current) return;
      setRefusal(answer.refusal ?? null);
      if (!answer.refusal) setOptions(answer.value.options);
    });
    return () => {
      current = false;
    };
  }, [api, session, ticket, entry]);
  const working = state.status === 'working';
  function ask() {
    question.ask({
      version: wire.version,
      session,
      ticket,
      entry: Number(entry),
      instead: options[Number(instead)]?.command ?? null,
    });
  }
  return (
    <>
      <div className="what-if-question">
        <SelectField
          label="Decision"
          value={entry}
          options={decisions.map(({ entry: number, round, at, text }) => [
            String(number),
            `Round ${round + 1}, ${calendarTime(sheet.starts, at)} · ${text}`,
          ])}
          onChange={setEntry}
        />
        <SelectField
          label="Instead"
          value={instead}
          options={[[takenBack, 'Take it back'], ...options.map(({ text }, i) => [String(i), text] as const)]}
          onChange={setInstead}
        />
      </div>
      <RefusalNote refusal={refusal} />
      <div className="row wrap">
        <Button look="primary" busy={working} onClick={ask}>
          See what becomes of it
        </Button>
        {working && <Button onClick={() => question.stop()}>Stop</Button>}
      </div>
      <RefusalNote refusal={state.refusal} />
      {working && (
        <progress
          className="what-if-progress"
          aria-label="Games played"
          max={Math.max(1, state.all)}
          value={state.done}
        />
      )}
      <p role="status" className="small quiet">
        {working && !state.paths && 'Playing the game again…'}
        {working && state.paths && `Autopilots play on from both, ${state.all} games with other luck…`}
        {working && state.comparison && ' The figures below are of the first games; their intervals narrow.'}
        {state.status === 'answered' && `Autopilots have played ${state.all} games.`}
        {state.status === 'stopped' && 'Stopped.'}
      </p>
      {state.paths && <Paths paths={state.paths} />}
      {state.comparison && <Outcomes comparison={state.comparison} />}
      {state.status === 'answered' && (
        <Note>
          Where an interval holds 0, chance alone may have made the difference. The two sets of games share their luck,
          pair by pair.
        </Note>
      )}
    </>
  );
}
