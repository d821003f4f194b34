// The chapters of a debrief, and the part of its address that names one: `#story`, or `#story/42` for a line in it.
import type { Debrief } from '../protocol';

const titles = {
  ending: 'How it ended',
  story: 'The story',
  curves: 'Curves',
  what: 'What if',
  promises: 'Who promised what',
  knowledge: 'Who knew what when',
  network: 'Demands and agreements',
  history: 'Beside the record',
  questions: 'Questions and answers',
  data: 'Data',
} as const;

export type ChapterId = keyof typeof titles;

export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
}

type Parts = Pick<Debrief, 'claims' | 'secrets' | 'directives' | 'agreements' | 'history'>;

/**
 * Those that have something to say, in the order in which they are read.
 * @param asks Whether somebody is there who asks the server, and not a wall.
 */
export function chaptersOf(
  { claims, secrets, directives, agreements, history }: Parts,
  asks: boolean,
): readonly Chapter[] {
  const isEmpty: Partial<Record<ChapterId, boolean>> = {
    what: !asks,
    knowledge: claims.length + secrets.length === 0,
    network: directives.length + agreements.length === 0,
    history: history === undefined,
  };
  return (Object.keys(titles) as ChapterId[]).filter((id) => !isEmpty[id]).map((id) => ({ id, title: titles[id] }));
}

export interface Place {
  readonly chapter: Chapter;
  readonly before: Chapter | undefined;
  readonly after: Chapter | undefined;
  /** From 1. */
  readonly number: number;
  /** Index of the line of the timeline that the address names. */
  readonly line: number | undefined;
}

/** Where an address leads; to the first chapter when it names none of them. */
export function placeOf(hash: string, chapters: readonly Chapter[]): Place | undefined {
  const [, name, line] = /^#?([a-z]*)(?:\/(\d{1,6}))?$/.exec(hash) ?? [];
  const index = Math.max(
    0,
    chapters.findIndex(({ id }) => id === name),
  );
  const chapter = chapters[index];
  return (
    chapter && {
      chapter,
      before: chapters[index - 1],
      after: chapters[index + 1],
      number: index + 1,
      line: chapter.id === 'story' && line !== undefined ? Number(line) : undefined,
    }
  );
}

export const addressOf = (chapter: ChapterId, line?: number): string =>
  line === undefined ? `#${chapter}` : `#${chapter}/${line}`;
