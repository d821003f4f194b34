// When an inject happens, as it is chosen in a dialog.
import type { InjectTiming, InjectTrigger } from '../protocol';

/** `now` is for one that is written and sent at once. */
export type Trigger = InjectTrigger | 'now';

export interface TimingChoice {
  readonly trigger: Trigger;
  /** Index of the round, from 0. */
  readonly round: number;
  /** Game minutes after the round's start, as typed. */
  readonly minute: string;
}

/** The timing that is chosen; null for now, and while the minute is no number. */
export function timingOf({ trigger, round, minute }: TimingChoice): InjectTiming | null {
  switch (trigger) {
    case 'now':
      return null;
    case 'time':
      return /^\s*\d+\s*$/.test(minute) ? { trigger, round, minute: Number(minute) } : null;
    case 'round-end':
      return { trigger, round };
    default:
      return { trigger };
  }
}
