import { useState } from 'react';
import type { ExtraTimeView, RoleSheet } from '../protocol';
import { stopwatch } from '../session/clock';
import { extraInWords } from '../session/extra-time';
import { useClosingFor, useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';

const shares = [0, 25, 50, 100];
const minutesToGive = [0, 1, 2, 3, 5, 10, 15];

/** What a role has beyond the end of rounds. */
export function ExtraTimeChip({ extra }: { readonly extra: ExtraTimeView }) {
  const closing = useClosingFor();
  const runs = closing !== null && extra.until !== undefined;
  return (
    <span className={`chip number ${runs ? 'warn' : ''}`}>
      <Icon name="clock" size={12} />
      {runs
        ? ` Extra time: ${stopwatch((extra.until - closing) / 1000)} left`
        : extra.over
          ? ' Extra time is over'
          : ` Extra time: ${extraInWords(extra)}`}
    </span>
  );
}

/** Gives a role time beyond the end of rounds, and ends what runs. */
export function ExtraTime({ role }: { readonly role: RoleSheet }) {
  const { view } = useTable();
  const { send, busy } = useSending();
  const [asking, setAsking] = useState(false);
  const extra = view.roles[role.id]?.extraTime;
  if (view.session.pacing !== 'live') return null;
  return (
    <>
      {extra?.until !== undefined && (
        <Button
          size="compact"
          icon="stop"
          busy={busy}
          aria-label={`End extra time: ${role.title}`}
          onClick={() => send({ type: 'end-extra-time', role: role.id })}
        >
          End extra time
        </Button>
      )}
      <Button size="compact" icon="clock" aria-label={`Extra time: ${role.title}`} onClick={() => setAsking(true)}>
        Extra time
      </Button>
      {asking && <ExtraTimeDialog role={role} extra={extra} onClose={() => setAsking(false)} />}
    </>
  );
}

interface ExtraTimeDialogProps {
  readonly role: RoleSheet;
  readonly extra: ExtraTimeView | undefined;
  onClose(): void;
}

function ExtraTimeDialog({ role, extra, onClose }: ExtraTimeDialogProps) {
  const { view } = useTable();
  const { percent: had = 0, minutes: hadMinutes = 0 } = extra ?? {};
  const [percent, setPercent] = useState(had);
  const [minutes, setMinutes] = useState(hadMinutes);
  const closing = view.clock.closing !== undefined;
  const flown = view.roles[role.id]?.pilot === 'people';
  return (
    <CommandDialog
      title={role.title}
      eyebrow="Extra time"
      yes="Give it"
      icon="clock"
      command={{ type: 'give-extra-time', role: role.id, percent, ...(flown ? { minutes } : {}) }}
      onClose={onClose}
    >
      <p className="quiet">
        When a round’s time is up and this role is not ready, the round stays open for this role alone, until it is
        ready or its extra time is over. Game time stands still. Only this role and you are told.
      </p>
      <SelectField
        label="In every round"
        value={String(percent)}
        options={withOwn(shares, had).map(
          (one) => [String(one), one === 0 ? 'None' : `${one} % of the round`] as const,
        )}
        onChange={(chosen) => setPercent(Number(chosen))}
      />
      {flown && (
        <SelectField
          label={closing ? 'In this round, from now on' : 'In this round besides'}
          value={String(minutes)}
          options={withOwn(minutesToGive, hadMinutes).map(
            (one) => [String(one), one === 0 ? 'None' : `${one} min of real time`] as const,
          )}
          onChange={(chosen) => setMinutes(Number(chosen))}
        />
      )}
    </CommandDialog>
  );
}

const withOwn = (values: readonly number[], own: number) =>
  [...new Set([...values, own])].sort((one, other) => one - other);
