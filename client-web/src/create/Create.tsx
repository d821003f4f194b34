import './create.css';
import { type FormEvent, use, useEffect, useState } from 'react';
import { whatIsSent } from '../assistants/privacy';
import { keepClass } from '../classes/known-classes';
import { DeadlinesField } from '../deadlines/DeadlinesField';
import { type DeadlineChoices, deadlinesOf, usualDeadlines } from '../deadlines/deadline-choices';
import { ownZone } from '../deadlines/zoned-time';
import type {
  OpenSessionRequest,
  Pacing,
  Refusal,
  ScenarioCard,
  ServerInfo,
  TeamSettings,
  Unattended,
} from '../protocol';
import { go } from '../routes';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { findHostKey, keepHostKey, keepSeat } from '../session/tickets';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Note, RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';
import { SelectField } from '../ui/SelectField';
import { Casts } from './Casts';
import { ClassOptions } from './ClassOptions';
import { canBeOpened } from './can-be-opened';
import { type ClassChoices, classRequest, usualClass } from './class-request';
import { HostKeyField } from './HostKeyField';
import { openRequest } from './session-request';
import { TeamChoice } from './TeamChoice';

/** The library of scenarios, and the options of a new session. */
export function Create() {
  const { api } = use(ServerContext);
  const [host, setHost] = useState<ServerInfo | null>(null);
  const [scenarios, setScenarios] = useState<readonly ScenarioCard[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    Promise.all([api.host(), api.scenarios()]).then(([about, library]) => {
      if (!current) return;
      if (about.refusal) setRefusal(about.refusal);
      else setHost(about.value);
      if (library.refusal) setRefusal(library.refusal);
      else {
        setScenarios(library.value);
        setChosen(library.value.find(canBeOpened)?.id ?? null);
      }
    });
    return () => {
      current = false;
    };
  }, [api]);
  const scenario = scenarios?.find(({ id }) => id === chosen);
  return (
    <Page wide>
      <div className="stack tight">
        <h1 className="display">Open a session</h1>
        <p className="lead">Choose a scenario. You will facilitate it; the players come with the code that you get.</p>
      </div>
      <RefusalNote refusal={refusal} />
      {!scenarios && !refusal && <p role="status">Reading the library…</p>}
      {scenarios && (
        <div className="create">
          <fieldset className="library">
            <legend className="visually-hidden">Scenario</legend>
            {scenarios.map((one) => (
              <ScenarioChoice
                key={one.id}
                scenario={one}
                chosen={one.id === chosen}
                onChoose={() => setChosen(one.id)}
              />
            ))}
            {scenarios.length === 0 && <p>The server has no scenarios.</p>}
          </fieldset>
          {host && scenario && <Options key={scenario.id} host={host} scenario={scenario} />}
        </div>
      )}
    </Page>
  );
}

interface ScenarioChoiceProps {
  readonly scenario: ScenarioCard;
  readonly chosen: boolean;
  onChoose(): void;
}

function ScenarioChoice({ scenario, chosen, onChoose }: ScenarioChoiceProps) {
  const { title, summary, minutes, rounds, roles, errors } = scenario;
  return (
    <label className="choice scenario">
      <input type="radio" name="scenario" checked={chosen} disabled={!canBeOpened(scenario)} onChange={onChoose} />
      <span className="stack tight grow">
        <span className="scenario-title">{title || scenario.id}</span>
        {canBeOpened(scenario) ? (
          <>
            <span>{summary}</span>
            <span className="scenario-facts">
              <span>
                <Icon name="clock" size={15} /> {minutes} minutes
              </span>
              <span>
                <Icon name="flag" size={15} /> {rounds} {rounds === 1 ? 'round' : 'rounds'}
              </span>
              <span>
                <Icon name="people" size={15} /> {roles.length} roles
              </span>
            </span>
            <span className="chips">
              {roles.map((role) => (
                <span key={role.id} className="chip" title={role.summary}>
                  {role.title}
                </span>
              ))}
            </span>
          </>
        ) : (
          <>
            <span className="chip bad scenario-broken">
              <Icon name="alert" size={13} /> Cannot be played: {errors.length}{' '}
              {errors.length === 1 ? 'error' : 'errors'}
            </span>
            <span className="scenario-errors">
              {errors.map((error) => (
                <code key={error}>{error}</code>
              ))}
            </span>
          </>
        )}
      </span>
    </label>
  );
}

function Options({ host, scenario }: { readonly host: ServerInfo; readonly scenario: ScenarioCard }) {
  const { api } = use(ServerContext);
  const [pacing, setPacing] = useState<Pacing>('live');
  const [pace, setPace] = useState('');
  const [deadlines, setDeadlines] = useState<DeadlineChoices>(() => usualDeadlines(scenario.rounds, Date.now()));
  const [unattended, setUnattended] = useState<Unattended>('waits');
  const [teams, setTeams] = useState<TeamSettings | null>(null);
  const [cast, setCast] = useState(scenario.casts[0]?.id ?? null);
  const [key, setKey] = useState(findHostKey);
  const [choices, setChoices] = useState<ClassChoices | null>(null);
  // Kept over repeated attempts: a lost answer must not open two classes.
  const [attempt, setAttempt] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  function choose(next: ClassChoices) {
    setChoices(next);
    if (next.kind === 'homework' && pacing === 'async') setPacing('turns');
  }
  async function open(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const request = {
      ...openRequest(scenario.id, pacing, pace, cast, unattended, teams),
      deadlines: pacing === 'async' ? deadlinesOf(deadlines) : null,
    };
    if (choices) return openClass(request, choices);
    const answer = await api.openSession(request, host.keyNeeded ? key.trim() : '');
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    if (host.keyNeeded) keepHostKey(key.trim());
    keepSeat({ ...answer.value, place: 'seat', title: scenario.title, kind: 'facilitator' });
    go(`/s/${answer.value.session}`);
  }
  async function openClass(session: OpenSessionRequest, choices: ClassChoices) {
    const answer = await api.openClass(classRequest(attempt, session, choices), host.keyNeeded ? key.trim() : '');
    setBusy(false);
    if (answer.refusal) {
      setRefusal(answer.refusal);
      // Whatever was refused has opened nothing; only what got no answer may have.
      if (answer.refusal.code !== 'try-again') setAttempt(newId());
      return;
    }
    if (host.keyNeeded) keepHostKey(key.trim());
    const { class: classId, code, ticket } = answer.value;
    keepClass({ class: classId, ticket, code, title: scenario.title });
    go(`/class/${classId}`);
  }
  return (
    <form className="card create-options stack" onSubmit={open}>
      <h2 className="display">{scenario.title}</h2>
      <fieldset className="field">
        <legend>Who plays</legend>
        <div className="choices">
          <label className="choice">
            <input type="radio" name="who" checked={choices === null} onChange={() => setChoices(null)} />
            <span>
              <strong>One table</strong>
              <span className="block small quiet">Up to {scenario.roles.length} people.</span>
            </span>
          </label>
          <label className="choice">
            <input
              type="radio"
              name="who"
              checked={choices !== null}
              onChange={() => setChoices({ ...usualClass, zone: ownZone() })}
            />
            <span>
              <strong>A class</strong>
              <span className="block small quiet">Several tables under one code.</span>
            </span>
          </label>
        </div>
      </fieldset>
      {choices && <ClassOptions choices={choices} onChange={choose} />}
      {scenario.casts.length > 1 && <Casts casts={scenario.casts} chosen={cast} onChoose={setCast} />}
      <fieldset className="field">
        <legend>How a round ends</legend>
        <div className="choices">
          <label className="choice">
            <input type="radio" name="pacing" checked={pacing === 'live'} onChange={() => setPacing('live')} />
            <span>
              <strong>By the clock</strong>
              <span className="block small quiet">Time runs; deadlines press. You can pause and extend.</span>
            </span>
          </label>
          <label className="choice">
            <input type="radio" name="pacing" checked={pacing === 'turns'} onChange={() => setPacing('turns')} />
            <span>
              <strong>In turns</strong>
              <span className="block small quiet">When all are ready, or when you say so.</span>
            </span>
          </label>
          {choices?.kind !== 'homework' && (
            <label className="choice">
              <input type="radio" name="pacing" checked={pacing === 'async'} onChange={() => setPacing('async')} />
              <span>
                <strong>Over days</strong>
                <span className="block small quiet">
                  At a deadline such as Thursday 18:00, or when all are ready. People come and go.
                </span>
              </span>
            </label>
          )}
        </div>
      </fieldset>
      {pacing === 'live' && (
        <SelectField
          label="Pace"
          value={pace}
          options={[
            ['', `As the scenario says (about ${scenario.minutes} minutes)`],
            ['5', 'Slow: 5 game minutes in a minute'],
            ['15', 'Brisk: 15 game minutes in a minute'],
            ['30', 'Fast: 30 game minutes in a minute'],
          ]}
          hint="It can be changed at any time."
          onChange={setPace}
        />
      )}
      {pacing === 'async' && <DeadlinesField choices={deadlines} onChange={setDeadlines} />}
      <TeamChoice roles={scenario.roles} chosen={teams} onChoose={setTeams} />
      {pacing !== 'async' && (
        <SelectField<Unattended>
          label="While nobody is connected"
          value={unattended}
          options={[
            ['waits', 'The game waits'],
            ['plays-on', 'The game plays on'],
          ]}
          hint={
            unattended === 'waits'
              ? 'The clock stands and autopilots do nothing until somebody is back.'
              : 'The clock runs and autopilots play for everybody, to the end.'
          }
          onChange={setUnattended}
        />
      )}
      {host.assistant && <Note icon="autopilot">{whatIsSent(host.assistant)}</Note>}
      {host.keyNeeded && <HostKeyField value={key} onChange={setKey} />}
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="primary" size="large" busy={busy}>
        {choices ? 'Open the class' : 'Open the session'}
      </Button>
    </form>
  );
}
