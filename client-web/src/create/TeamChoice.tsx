import type { RoleCard, TeamDecides, TeamReady, TeamSettings } from '../protocol';
import { SelectField } from '../ui/SelectField';

interface TeamChoiceProps {
  readonly roles: readonly RoleCard[];
  /** Null for one person in each role. */
  readonly chosen: TeamSettings | null;
  onChoose(teams: TeamSettings | null): void;
}

const usual: TeamSettings = { decides: 'anyone', ready: 'majority' };

/** Whether one person plays a role or several do, and how they decide. */
export function TeamChoice({ roles, chosen, onChoose }: TeamChoiceProps) {
  const places = roles.reduce((sum, { mostPeople }) => sum + mostPeople, 0);
  return (
    <fieldset className="field">
      <legend>Who plays a role</legend>
      <div className="choices">
        <label className="choice">
          <input type="radio" name="teams" checked={chosen === null} onChange={() => onChoose(null)} />
          <span>
            <strong>One person</strong>
            <span className="block small quiet number">{`Up to ${roles.length} players.`}</span>
          </span>
        </label>
        <label className="choice">
          <input type="radio" name="teams" checked={chosen !== null} onChange={() => onChoose(usual)} />
          <span>
            <strong>A team</strong>
            <span className="block small quiet number">{`Up to ${places} players, who prepare moves together.`}</span>
          </span>
        </label>
      </div>
      {chosen && (
        <div className="stack">
          <SelectField<TeamDecides>
            label="Who of a team decides"
            value={chosen.decides}
            options={[
              ['anyone', 'Anybody of the team'],
              ['captain', 'Only the captain'],
            ]}
            hint="The team or you choose the captain; the first to sit down is one."
            onChange={(decides) => onChoose({ ...chosen, decides })}
          />
          <SelectField<TeamReady>
            label="A team is ready"
            value={chosen.ready}
            options={[
              ['majority', 'When more than half of it are'],
              ['captain', 'When its captain is'],
            ]}
            onChange={(ready) => onChoose({ ...chosen, ready })}
          />
        </div>
      )}
    </fieldset>
  );
}
