import { stampOf } from '../assistants/label';
import type { Notice } from '../protocol';

export interface PlayedForYou {
  /** Index in the log at which the role came back to its people. */
  readonly back: number;
  /** What was decided meanwhile, oldest first. */
  readonly decisions: readonly Notice[];
}

const changesPilot = (notice: Notice, role: string) =>
  notice.kind === 'seat' && notice.actor === role && notice.pilot !== undefined;

/** What the autopilot of a role did before its people had it back; null while it has it, and when it never had. */
export function playedForYou(log: readonly Notice[], role: string): PlayedForYou | null {
  const back = log.findLastIndex((notice) => changesPilot(notice, role));
  if (back < 0 || log[back]?.pilot !== 'people') return null;
  const taken = log.slice(0, back).findLastIndex((notice) => changesPilot(notice, role));
  if (taken < 0 || log[taken]?.pilot !== 'autopilot') return null;
  const decisions = log
    .slice(taken + 1, back)
    .filter((notice) => notice.actor === role && stampOf(notice) !== undefined);
  return { back, decisions };
}
