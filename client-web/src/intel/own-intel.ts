// What a role knows: in which order it reads, what it may think of it, and to whom it can pass it on.
import type { IntelView, Sheet, View } from '../protocol';

/** What the viewer has found out about a claim; for the facilitator what is so. */
export type Standing = 'true' | 'false' | 'unverified';

export const standing = (intel: IntelView): Standing =>
  intel.true === undefined ? 'unverified' : intel.true ? 'true' : 'false';

/** What few have comes before what everybody has; otherwise by the claim. */
export function sortedIntel(view: View): readonly (readonly [string, IntelView])[] {
  return Object.entries(view.intel).sort(
    ([, a], [, b]) => Number(a.public) - Number(b.public) || a.title.localeCompare(b.title),
  );
}

/** How far a role believes a claim; undefined when it has found out, or is not asked. */
export function confidenceInWords(intel: IntelView): string | undefined {
  if (standing(intel) !== 'unverified' || intel.confidence === undefined) return undefined;
  return `You give it ${intel.confidence} %`;
}

export interface Recipient {
  readonly id: string;
  readonly title: string;
  /** What the role knows of the other one's having it. */
  readonly has: 'recipient' | 'giver' | 'unknown';
}

/** The other roles, to whom a piece of intel can be passed on. */
export function recipients(intel: IntelView, sheet: Sheet): readonly Recipient[] {
  return sheet.roles
    .filter(({ id }) => id !== sheet.role)
    .map(({ id, title }) => ({
      id,
      title,
      has: intel.toldTo.includes(id) ? 'recipient' : intel.from === id ? 'giver' : 'unknown',
    }));
}
