import { type DeadlineChoices, deadlinesOf, usualDeadlines } from '../deadlines/deadline-choices';
import type { OpenRunRequest, Pacing, RunLuck } from '../protocol';

/** What a facilitator chooses for a session that begins where another one stood. */
export interface RunChoices {
  readonly luck: RunLuck;
  readonly pacing: Pacing;
  /** For play over days. */
  readonly deadlines: DeadlineChoices;
}

/**
 * The dice fall as they would have, and rounds end as they did; over days with new deadlines, for the old ones have
 * passed.
 * @param round In which the run begins, from 0.
 */
export const usualRun = (pacing: Pacing, rounds: number, round: number, now: number): RunChoices => ({
  luck: 'same',
  pacing,
  deadlines: usualDeadlines(rounds, now, round),
});

/** Null while a deadline is missing. */
export function runRequest(entry: number, { luck, pacing, deadlines }: RunChoices): OpenRunRequest | null {
  if (pacing !== 'async') return { entry, luck, pacing };
  const agreed = deadlinesOf(deadlines);
  return agreed && { entry, luck, pacing, deadlines: agreed };
}
