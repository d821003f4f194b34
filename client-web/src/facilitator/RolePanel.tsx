import { TakesOverIn } from '../absence/TakesOverIn';
import { autopilotLabel } from '../assistants/label';
import { RemindRole } from '../help/RemindRole';
import { PermitChips } from '../permits/Permits';
import type { RoleSheet, Strategy, Temperament } from '../protocol';
import { useServerInfo } from '../rest/useServerInfo';
import { namesOf, signed } from '../session/names';
import { Acts, useSending, useSession, useTable } from '../session/SessionProvider';
import { peopleOf } from '../table/people';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { Monogram } from '../ui/Monogram';
import { PersonName } from '../ui/PersonName';
import { SelectField } from '../ui/SelectField';
import { ExtraTime, ExtraTimeChip } from './ExtraTime';

const temperaments: readonly Temperament[] = ['balanced', 'hard-line', 'conciliatory', 'cautious', 'opportunist'];
const strategies: readonly (readonly [Strategy, string])[] = [
  ['base', 'by goals'],
  ['historical', 'by record'],
  ['random', 'at random'],
  ['assistant', 'by the AI assistant'],
];

interface RolePanelProps {
  readonly role: RoleSheet;
  onView(): void;
}

/** One institution with everything about it: people, means, goals, relations, and who flies it. */
export function RolePanel({ role, onView }: RolePanelProps) {
  const { acts } = useSession();
  const { sheet, view, presence } = useTable();
  const names = namesOf(sheet);
  const host = useServerInfo();
  const { send, busy } = useSending();
  const state = view.roles[role.id];
  const people = peopleOf(view, presence, role.id);
  const goals = sheet.objectives.filter((goal) => goal.role === role.id);
  if (!state) return null;
  const flown = state.pilot === 'autopilot';
  return (
    <article className="role-panel">
      <div className="row">
        <Monogram title={role.title} />
        <div className="grow">
          <h3>{role.title}</h3>
          <p className="small quiet role-panel-people">
            {flown && (
              <span className="row person-name">
                <Icon name="autopilot" size={14} /> {autopilotLabel(state)}
              </span>
            )}
            {people.map(({ seat, name, mark, online }) => (
              <span key={seat} className="row person-name">
                <span className={`presence ${online ? 'online' : ''}`} />
                <PersonName name={name} mark={mark} />
                <span className="visually-hidden">{online ? ' (connected)' : ' (away)'}</span>
              </span>
            ))}
            {!flown && people.length === 0 && (state.assistant ? autopilotLabel(state) : 'Nobody')}
          </p>
          <TakesOverIn role={role.id} />
        </div>
        {state.help && (
          <span className="chip warn">
            <Icon name="help" size={12} /> Asks
          </span>
        )}
        {state.ready && (
          <span className="chip good">
            <Icon name="check" size={12} /> Ready
          </span>
        )}
      </div>
      {acts && state.team && people.length > 1 && (
        <fieldset className="small role-team">
          <legend className="visually-hidden">Team of {role.title}</legend>
          <SelectField
            label={`Captain of ${role.title}`}
            labelHidden
            value={state.team.captain ?? ''}
            options={people.map(({ seat, name, mark }) => [seat, `Captain: ${mark ? `${name} ${mark}` : name}`])}
            onChange={(seat) => send({ type: 'choose-captain', seat })}
          />
          <span className="number">{`${state.team.ready.length} of ${people.length} ready`}</span>
        </fieldset>
      )}
      <p className="chips">
        {state.movesLeft !== undefined && (
          <span className="chip accent">
            <strong>{state.movesLeft}</strong> {state.movesLeft === 1 ? 'move' : 'moves'} left
          </span>
        )}
        {acts && view.session.phase === 'running' && (state.movesLeft ?? role.movesPerRound) < role.movesPerRound && (
          <Button
            size="compact"
            busy={busy}
            title="What was played stays; the role can play its moves of this round again."
            onClick={() => send({ type: 'give-moves-back', role: role.id })}
          >
            Give moves back
          </Button>
        )}
        {state.extraTime && <ExtraTimeChip extra={state.extraTime} />}
        {Object.entries(state.resources).map(([id, amount]) => (
          <span key={id} className="chip">
            {names.resource(id)} <strong>{amount}</strong>
          </span>
        ))}
      </p>
      <PermitChips role={role.id} />
      {goals.length > 0 && (
        <ul className="role-goals">
          {goals.map((goal) => {
            const value = view.objectives[goal.id]?.value;
            return (
              <li key={goal.id}>
                <span className="small">{goal.title}</span>
                <span className="meter" aria-hidden="true">
                  <span style={{ width: `${value ?? 0}%` }} />
                </span>
                <span className="small number">{value === undefined ? '–' : `${value} %`}</span>
              </li>
            );
          })}
        </ul>
      )}
      <details className="small">
        <summary>Relations and briefing</summary>
        <ul className="chips">
          {Object.entries(state.relations).map(([other, value]) => (
            <li key={other} className="chip">
              {names.role(other)} <strong>{signed(value)}</strong>
            </li>
          ))}
        </ul>
        <div className="role-panel-brief">
          <Markdown text={role.privateBriefing ?? role.briefing} />
        </div>
      </details>
      {acts && state.temperament && state.strategy && (
        <fieldset className="small role-autopilot">
          <legend className="visually-hidden">Autopilot of {role.title}</legend>
          <span aria-hidden="true">Autopilot</span>
          <SelectField
            label={`Strategy of the autopilot: ${role.title}`}
            labelHidden
            value={state.strategy}
            options={strategies.filter(
              ([id]) =>
                (id !== 'historical' || sheet.hasHistory) &&
                (id !== 'assistant' || host?.assistant || state.strategy === 'assistant'),
            )}
            onChange={(strategy) => send({ type: 'set-strategy', role: role.id, strategy })}
          />
          <SelectField
            label={`Temperament of the autopilot: ${role.title}`}
            labelHidden
            value={state.temperament}
            options={temperaments.map((one) => [one, one])}
            onChange={(temperament) => send({ type: 'set-temperament', role: role.id, temperament })}
          />
        </fieldset>
      )}
      <Acts>
        <div className="row wrap">
          <Button
            size="compact"
            icon={flown ? 'people' : 'autopilot'}
            busy={busy}
            disabled={flown && people.length === 0}
            aria-label={flown ? `Hand back to people: ${role.title}` : `Hand to autopilot: ${role.title}`}
            onClick={() => send({ type: 'hand-role', role: role.id, toAutopilot: !flown })}
          >
            {flown ? 'Hand back to people' : 'Hand to autopilot'}
          </Button>
          {people.length > 0 && <RemindRole role={role} />}
          {people.length > 0 && <ExtraTime role={role} />}
          <Button size="compact" icon="screen" aria-label={`View as: ${role.title}`} onClick={onView}>
            View as
          </Button>
        </div>
      </Acts>
    </article>
  );
}
