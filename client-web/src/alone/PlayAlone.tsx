import './alone.css';
import { type FormEvent, use, useEffect, useState } from 'react';
import { Casts } from '../create/Casts';
import { canBeOpened } from '../create/can-be-opened';
import { HostKeyField } from '../create/HostKeyField';
import { NameField } from '../join/parts';
import type { Pacing, Refusal, RoleCard, ScenarioCard, ServerInfo } from '../protocol';
import { go } from '../routes';
import { ServerContext } from '../server';
import { findHostKey, keepHostKey, keepSeat, knownSeats } from '../session/tickets';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Monogram } from '../ui/Monogram';
import { RefusalNote } from '../ui/Note';
import { Page } from '../ui/Page';
import { SelectField } from '../ui/SelectField';
import { aloneRequest, forgetAttempt } from './attempt';

/** A scenario and a role, and the game runs: autopilots play everybody else. */
export function PlayAlone() {
  const { api } = use(ServerContext);
  const [host, setHost] = useState<ServerInfo | null>(null);
  const [scenarios, setScenarios] = useState<readonly ScenarioCard[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let current = true;
    Promise.all([api.host(), api.scenarios()]).then(([about, library]) => {
      if (!current) return;
      if (about.refusal) return setRefusal(about.refusal);
      if (library.refusal) return setRefusal(library.refusal);
      setHost(about.value);
      setScenarios(library.value.filter(canBeOpened));
    });
    return () => {
      current = false;
    };
  }, [api]);
  return (
    <Page wide>
      <div className="stack tight">
        <h1 className="display">Play alone</h1>
        <p className="lead">
          Choose a scenario and your role. Autopilots play all the others, and the game begins at once.
        </p>
      </div>
      <RefusalNote refusal={refusal} />
      {!scenarios && !refusal && <p role="status">Reading the library…</p>}
      {scenarios?.length === 0 && <p>The server has no scenario that can be played.</p>}
      {host && scenarios?.[0] && <Choices host={host} scenarios={scenarios} first={scenarios[0]} />}
    </Page>
  );
}

interface ChoicesProps {
  readonly host: ServerInfo;
  readonly scenarios: readonly ScenarioCard[];
  /** The one that is chosen at first. */
  readonly first: ScenarioCard;
}

function Choices({ host, scenarios, first }: ChoicesProps) {
  const { api } = use(ServerContext);
  const [scenario, setScenario] = useState(first);
  const [castId, setCast] = useState<string | null>(null);
  const [roleId, setRole] = useState<string | null>(null);
  const [name, setName] = useState(nameBefore);
  const [pacing, setPacing] = useState<Pacing>('turns');
  const [key, setKey] = useState(findHostKey);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const cast = scenario.casts.find(({ id }) => id === castId) ?? scenario.casts[0];
  // Under the names of the cast; ids are the same in all of them.
  const roles = cast?.roles ?? scenario.roles;
  const role = roles.find(({ id }) => id === roleId) ?? roles[0];

  async function play(event: FormEvent) {
    event.preventDefault();
    if (busy || !role) return;
    setBusy(true);
    setRefusal(null);
    const called = name.trim() || 'Player';
    const request = aloneRequest({
      scenario: scenario.id,
      role: role.id,
      name: called,
      cast: cast?.id ?? null,
      pacing,
    });
    const answer = await api.playAlone(request, host.keyNeeded ? key.trim() : '');
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    forgetAttempt();
    if (host.keyNeeded) keepHostKey(key.trim());
    const { session, code, facilitatorTicket, seat, ticket } = answer.value;
    const common = { session, place: 'seat', code, title: scenario.title } as const;
    keepSeat({ ...common, ticket: facilitatorTicket, seat: 'facilitator', kind: 'facilitator' });
    // Kept last, so that this tab holds it.
    keepSeat({ ...common, ticket, seat, name: called, kind: 'player', role: role.title });
    go(`/s/${session}`);
  }

  return (
    <form className="alone" onSubmit={play}>
      <div className="stack loose">
        <fieldset className="field">
          <legend>Scenario</legend>
          <div className="choices">
            {scenarios.map((one) => (
              <ScenarioChoice key={one.id} scenario={one} chosen={one === scenario} onChoose={() => setScenario(one)} />
            ))}
          </div>
        </fieldset>
        {scenario.casts.length > 1 && <Casts casts={scenario.casts} chosen={cast?.id ?? null} onChoose={setCast} />}
        <fieldset className="field">
          <legend>Your role</legend>
          <div className="choices alone-roles">
            {roles.map((one) => (
              <RoleChoice key={one.id} role={one} chosen={one === role} onChoose={() => setRole(one.id)} />
            ))}
          </div>
        </fieldset>
      </div>
      <div className="card alone-start stack">
        <h2 className="display">{scenario.title}</h2>
        {role && <p>{`You play ${role.title}.${autopilots(roles.length - 1)}`}</p>}
        <NameField value={name} onChange={setName} />
        <SelectField<Pacing>
          label="How a round ends"
          value={pacing}
          options={[
            ['turns', 'In turns: when all are ready'],
            ['live', 'By the clock'],
          ]}
          hint={pacing === 'turns' ? 'Take all the time you want.' : 'You can pause it at the console.'}
          onChange={setPacing}
        />
        {host.keyNeeded && <HostKeyField value={key} onChange={setKey} />}
        <RefusalNote refusal={refusal} />
        <Button type="submit" look="primary" size="large" icon="play" busy={busy}>
          Play
        </Button>
        <p className="small quiet">The game waits while you are away. The start page of this browser leads you back.</p>
      </div>
    </form>
  );
}

function autopilots(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ' An autopilot plays the other role.' : ` Autopilots play the other ${others} roles.`;
}

/** As which this browser's person was last at a table. */
function nameBefore(): string {
  return knownSeats().find(({ kind, name }) => kind === 'player' && name)?.name ?? 'Player';
}

interface ScenarioChoiceProps {
  readonly scenario: ScenarioCard;
  readonly chosen: boolean;
  onChoose(): void;
}

function ScenarioChoice({ scenario, chosen, onChoose }: ScenarioChoiceProps) {
  const { title, summary, minutes, rounds } = scenario;
  return (
    <label className="choice">
      <input type="radio" name="scenario" checked={chosen} onChange={onChoose} />
      <span className="stack tight grow">
        <strong className="alone-title">{title}</strong>
        <span className="small">{summary}</span>
        <span className="alone-facts small quiet">
          <span>
            <Icon name="clock" size={15} />
            {`About ${minutes} minutes`}
          </span>
          <span>
            <Icon name="flag" size={15} />
            {`${rounds} ${rounds === 1 ? 'round' : 'rounds'}`}
          </span>
        </span>
      </span>
    </label>
  );
}

interface RoleChoiceProps {
  readonly role: RoleCard;
  readonly chosen: boolean;
  onChoose(): void;
}

function RoleChoice({ role, chosen, onChoose }: RoleChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name="role" checked={chosen} onChange={onChoose} />
      <Monogram title={role.title} />
      <span className="grow">
        <strong>{role.title}</strong>
        <span className="block small quiet">{role.summary}</span>
      </span>
    </label>
  );
}
