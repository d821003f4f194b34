// How far roles believed a claim at the end, beside whether it was true.
import type { BeliefStep, ClaimTrail } from '../../protocol';

export interface LastBelief {
  readonly role: string;
  readonly step: BeliefStep;
  /** Whether it leant to the right side; null for one that could not tell. */
  readonly right: boolean | null;
}

/** What each role that had the claim believed in the end, the surest first; those that had it published are left out. */
export function lastBeliefs({ steps, true: isTrue }: ClaimTrail): readonly LastBelief[] {
  const last = new Map<string, BeliefStep>();
  for (const step of steps) if (step.role !== undefined) last.set(step.role, step);
  return [...last]
    .map(([role, step]) => ({ role, step, right: step.sure === 50 ? null : step.sure > 50 === isTrue }))
    .sort((a, b) => b.step.sure - a.step.sure);
}

/** When everybody learned of it; undefined when it never became public. */
export const publishedAt = ({ steps }: ClaimTrail): number | undefined =>
  steps.find(({ cause }) => cause === 'published')?.at;

/** In words, so that nobody reads "0 % sure" of one who is certain that a claim is false. */
export function beliefInWords(sure: number): string {
  if (sure === 50) return 'undecided';
  return sure > 50 ? `${sure} % sure that it is true` : `${100 - sure} % sure that it is false`;
}
