import './deadlines.css';
import { useId } from 'react';
import { keyed } from '../ui/keyed';
import { SelectField } from '../ui/SelectField';
import { type DeadlineChoices, withFirst } from './deadline-choices';
import { zones } from './zoned-time';

interface DeadlinesFieldProps {
  readonly choices: DeadlineChoices;
  onChange(choices: DeadlineChoices): void;
}

const intervals: readonly (readonly [string, string])[] = [
  ['1', 'A day apart'],
  ['2', 'Two days apart'],
  ['7', 'A week apart'],
  ['14', 'Two weeks apart'],
];

/** Until when each round is played at the latest, in one time zone. */
export function DeadlinesField({ choices, onChange }: DeadlinesFieldProps) {
  const { zone, every, ends, from } = choices;
  return (
    <fieldset className="field deadlines-field">
      <legend>Deadlines</legend>
      <ZoneField zone={zone} onChange={(next) => onChange({ ...choices, zone: next })} />
      <SelectField
        label="Rounds end"
        value={String(every)}
        options={intervals}
        hint="From the first deadline on; each can be set by itself, now and later."
        onChange={(days) => onChange(withFirst({ ...choices, every: Number(days) }, ends[from] ?? ''))}
      />
      {keyed(ends)
        .slice(from)
        .map(({ key: round, item }) => (
          <MomentField
            key={round}
            label={`Round ${round + 1} ends at the latest`}
            value={item}
            onChange={(local) =>
              onChange(
                round === from
                  ? withFirst(choices, local)
                  : { ...choices, ends: ends.map((one, i) => (i === round ? local : one)) },
              )
            }
          />
        ))}
    </fieldset>
  );
}

interface ZoneFieldProps {
  readonly zone: string;
  onChange(zone: string): void;
}

export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  return (
    <SelectField
      label="Time zone"
      value={zone}
      options={zones(zone).map((one) => [one, one.replaceAll('_', ' ')] as const)}
      hint="In which deadlines are set and shown. Summer and winter time are kept in mind."
      onChange={onChange}
    />
  );
}

interface MomentFieldProps {
  readonly label: string;
  /** As a field for date and time holds it. */
  readonly value: string;
  readonly required?: boolean;
  onChange(local: string): void;
}

export function MomentField({ label, value, required = true, onChange }: MomentFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input number"
        type="datetime-local"
        required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
