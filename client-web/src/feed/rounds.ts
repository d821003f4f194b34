import type { Notice, NoticeKind } from '../protocol';

export interface RoundOfNotices {
  readonly round: number;
  /** Newest first, each with its place in the log as a stable key. */
  readonly notices: readonly { readonly key: number; readonly notice: Notice }[];
}

/** What happened, without the talk, newest round first. */
export function byRound(log: readonly Notice[], kinds: (kind: NoticeKind) => boolean): readonly RoundOfNotices[] {
  const rounds = new Map<number, { key: number; notice: Notice }[]>();
  log.forEach((notice, key) => {
    if (!kinds(notice.kind)) return;
    const notices = rounds.get(notice.round) ?? [];
    notices.unshift({ key, notice });
    rounds.set(notice.round, notices);
  });
  return Array.from(rounds, ([round, notices]) => ({ round, notices })).sort((a, b) => b.round - a.round);
}

export type Filter = 'all' | 'decisions' | 'deals' | 'world';

export const filters: Readonly<
  Record<Filter, { readonly label: string; readonly kinds: readonly NoticeKind[] | null }>
> = {
  all: { label: 'Everything', kinds: null },
  decisions: { label: 'Decisions', kinds: ['move', 'directive', 'ending'] },
  deals: { label: 'Agreements', kinds: ['agreement'] },
  world: { label: 'World', kinds: ['inject', 'drift', 'knowledge', 'undisclosed', 'announcement', 'round'] },
};

export function passes(filter: Filter, kind: NoticeKind): boolean {
  return filters[filter].kinds?.includes(kind) ?? true;
}
