import { MomentField, ZoneField } from '../deadlines/DeadlinesField';
import type { ClassKind, Grouping } from '../protocol';
import { NumberField } from '../ui/NumberField';
import { SelectField } from '../ui/SelectField';
import type { ClassChoices } from './class-request';

interface ClassOptionsProps {
  readonly choices: ClassChoices;
  onChange(choices: ClassChoices): void;
}

/** How many tables, and how people come to them. */
export function ClassOptions({ choices, onChange }: ClassOptionsProps) {
  const isRoom = choices.kind === 'room';
  return (
    <>
      <SelectField<ClassKind>
        label="How the class plays"
        value={choices.kind}
        options={[
          ['room', 'Together, several people at a table'],
          ['homework', 'Each alone with autopilots, whenever they like'],
        ]}
        hint={
          isRoom
            ? 'All tables have the same luck, so that their differences are decisions. Debriefs open when all have ended.'
            : 'Each table has its own luck and starts when its person joins.'
        }
        onChange={(kind) =>
          onChange({ ...choices, kind, tables: kind === 'room' ? Math.min(choices.tables, 60) : choices.tables })
        }
      />
      <NumberField
        label={isRoom ? 'Tables' : 'People at most'}
        unit={isRoom ? 'tables' : 'people'}
        min={1}
        max={isRoom ? 60 : 300}
        value={choices.tables}
        onChange={(tables) => onChange({ ...choices, tables })}
      />
      {!isRoom && (
        <>
          <MomentField
            label="Played until (optional)"
            required={false}
            value={choices.due}
            onChange={(due) => onChange({ ...choices, due })}
          />
          {choices.due && <ZoneField zone={choices.zone} onChange={(zone) => onChange({ ...choices, zone })} />}
        </>
      )}
      {isRoom && (
        <>
          <SelectField<Grouping>
            label="Groups"
            value={choices.groups}
            options={[
              ['ignored', 'Nobody is asked'],
              ['together', 'People of one group sit together'],
              ['apart', 'People of one group sit apart'],
            ]}
            onChange={(groups) => onChange({ ...choices, groups })}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={choices.chooseTable}
              onChange={(event) => onChange({ ...choices, chooseTable: event.target.checked })}
            />
            <span>People may choose their table</span>
          </label>
        </>
      )}
    </>
  );
}
