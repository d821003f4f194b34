import type { Notice, NoticeKind } from '../protocol';

export interface RoundOfNotices {
  readonly round: number;
  /** Each with its place in the log as a stable key. */
  readonly notices: readonly { readonly key: number; readonly notice: Notice }[];
}

export type Order = 'newest first' | 'oldest first';

/** The notices that are wanted, by rounds. */
export function byRound(
  log: readonly Notice[],
  wanted: (notice: Notice) => boolean,
  order: Order,
): readonly RoundOfNotices[] {
  const rounds = new Map<number, { key: number; notice: Notice }[]>();
  log.forEach((notice, key) => {
    if (!wanted(notice)) return;
    const notices = rounds.get(notice.round) ?? [];
    notices.push({ key, notice });
    rounds.set(notice.round, notices);
  });
  const sorted = Array.from(rounds, ([round, notices]) => ({ round, notices })).sort((a, b) => a.round - b.round);
  if (order === 'oldest first') return sorted;
  return sorted.reverse().map(({ round, notices }) => ({ round, notices: notices.reverse() }));
}

export type Filter = 'all' | 'decisions' | 'deals' | 'world';

export const filters: Readonly<
  Record<Filter, { readonly label: string; readonly kinds: readonly NoticeKind[] | null }>
> = {
  all: { label: 'Everything', kinds: null },
  decisions: { label: 'Decisions', kinds: ['move', 'directive', 'ending'] },
  deals: { label: 'Agreements', kinds: ['agreement', 'permit'] },
  world: { label: 'World', kinds: ['inject', 'drift', 'knowledge', 'undisclosed', 'announcement', 'round'] },
};

export function passes(filter: Filter, kind: NoticeKind): boolean {
  return filters[filter].kinds?.includes(kind) ?? true;
}

/** Whether a role did it, or it is between that role and others; null for any. */
export function concerns(notice: Notice, role: string | null): boolean {
  return role === null || notice.actor === role || notice.with.includes(role);
}
