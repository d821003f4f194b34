// The promise ledger by role: how many promises each gave, and what became of them.
import type { GivenPromise, PromiseOutcome } from '../../protocol';

export interface RoleLedger {
  readonly role: string;
  readonly promises: readonly GivenPromise[];
  /** Those that were in force: signed, or said where nobody has to sign. */
  readonly given: number;
  readonly kept: number;
  readonly broken: number;
  readonly open: number;
  /** Offered in an agreement that the others did not sign. */
  readonly offered: number;
}

const still: ReadonlySet<PromiseOutcome> = new Set(['open', 'released', 'not-judged']);

/** Roles in their order; those that promised nothing are left out. */
export function ledgersOf(promises: readonly GivenPromise[], roles: readonly string[]): readonly RoleLedger[] {
  return roles
    .map((role) => {
      const own = promises.filter((promise) => promise.role === role);
      const count = (wanted: (outcome: PromiseOutcome) => boolean) =>
        own.filter(({ outcome }) => wanted(outcome)).length;
      return {
        role,
        promises: own,
        given: count((outcome) => outcome !== 'not-signed'),
        kept: count((outcome) => outcome === 'kept'),
        broken: count((outcome) => outcome === 'broken'),
        open: count((outcome) => still.has(outcome)),
        offered: count((outcome) => outcome === 'not-signed'),
      };
    })
    .filter(({ promises: own }) => own.length > 0);
}

type Look = { readonly word: string; readonly tone: 'good' | 'bad' | 'accent' | '' };

const looks: Readonly<Record<PromiseOutcome, Look>> = {
  kept: { word: 'Kept', tone: 'good' },
  broken: { word: 'Broken', tone: 'bad' },
  open: { word: 'Not due yet', tone: 'accent' },
  released: { word: 'Void: another party broke it', tone: '' },
  'not-judged': { word: 'Nobody judged it', tone: '' },
  'not-signed': { word: 'Not signed by all', tone: '' },
};

/** What became of it, in words that fit what was said. */
export function lookOf({ kind, outcome }: Pick<GivenPromise, 'kind' | 'outcome'>): Look {
  const isSpoken = kind === 'announcement' || kind === 'threat';
  if (isSpoken && outcome === 'kept') return { word: 'Carried out', tone: 'accent' };
  if (isSpoken) return { word: 'Not carried out', tone: '' };
  return looks[outcome];
}
