import { calendarTime } from '../session/clock';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import type { TimingChoice, Trigger } from './timing';

const words: Readonly<Record<Trigger, string>> = {
  now: 'Now',
  time: 'At a game time',
  'round-end': 'At the end of a round',
  hand: 'By hand, when I release it',
  scenario: 'When the scenario says',
};

interface TimingFieldsProps {
  readonly triggers: readonly Trigger[];
  /** Of the whole game; those that are over are not offered. */
  readonly rounds: readonly { readonly title: string; readonly startsAt?: number }[];
  /** Index of the present round. */
  readonly from: number;
  /** Calendar time of game time 0; without it no calendar time is shown. */
  readonly starts?: string;
  readonly value: TimingChoice;
  onChange(value: TimingChoice): void;
}

/** When an inject happens: at once, at a time, with the end of a round, by hand. */
export function TimingFields({ triggers, rounds, from, starts, value, onChange }: TimingFieldsProps) {
  const { trigger, round, minute } = value;
  const startsAt = rounds[round]?.startsAt;
  const at =
    starts && startsAt !== undefined && /^\s*\d+\s*$/.test(minute)
      ? calendarTime(starts, startsAt + Number(minute) * 60)
      : null;
  return (
    <>
      <SelectField
        label="When it happens"
        value={trigger}
        options={triggers.map((one) => [one, words[one]] as const)}
        onChange={(chosen) => onChange({ ...value, trigger: chosen })}
      />
      {(trigger === 'time' || trigger === 'round-end') && (
        <SelectField
          label="Round"
          value={String(round)}
          options={rounds.map(({ title }, i) => [String(i), `${i + 1} · ${title}`] as const).slice(from)}
          onChange={(chosen) => onChange({ ...value, round: Number(chosen) })}
        />
      )}
      {trigger === 'time' && (
        <TextField
          label="Game minutes after the round’s start"
          type="number"
          maxLength={7}
          value={minute}
          hint={at ? `${at}; when the round ends, if that comes first` : 'When the round ends, if that comes first'}
          onChange={(typed) => onChange({ ...value, minute: typed })}
        />
      )}
    </>
  );
}
