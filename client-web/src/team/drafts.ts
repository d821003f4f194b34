// What a team prepares together, as one of it sees it.
import type { Draft, DraftKind, TeamDrafts } from '../protocol';

export const draftOf = (drafts: TeamDrafts | null, kind: DraftKind, subject: string): Draft | undefined =>
  drafts?.drafts.find((draft) => draft.kind === kind && draft.subject === subject);

export interface Votes {
  readonly for: number;
  readonly against: number;
  /** Everybody who could vote. */
  readonly all: number;
  /** The viewer's own; null for none. */
  readonly mine: boolean | null;
}

export function votesOn(draft: Draft, people: readonly { readonly seat: string }[], me: string): Votes {
  const valid = draft.votes.filter(({ seat }) => people.some((person) => person.seat === seat));
  return {
    for: valid.filter((vote) => vote.for).length,
    against: valid.filter((vote) => !vote.for).length,
    all: people.length,
    mine: valid.find(({ seat }) => seat === me)?.for ?? null,
  };
}

/** "3 of 4 for it", "2 of 4 for it, 1 against" */
export function votesInWords(votes: Votes): string {
  const against = votes.against > 0 ? `, ${votes.against} against` : '';
  return `${votes.for} of ${votes.all} for it${against}`;
}

/** Fields by the seat that wrote them last, in the order of the fields. */
export function writers(draft: Draft): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, by } of draft.fields) found.set(by, [...(found.get(by) ?? []), name]);
  return found;
}

/** The move that a draft is of, and the demand it answers. */
export function moveSubject(subject: string): { readonly move: string; readonly directive: string | undefined } {
  const [move = '', directive] = subject.split('/');
  return { move, directive };
}

export const subjectOfMove = (move: string, directive: string | undefined): string =>
  directive ? `${move}/${directive}` : move;
