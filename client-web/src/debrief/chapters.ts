// The chapters of a debrief, and the part of its address that names one: `#story`, or `#story/42` for a line in it.
// `#what/57` asks about one decision.
import type { Debrief } from '../protocol';

const titles = {
  ending: 'How it ended',
  story: 'The story',
  curves: 'Curves',
  turning: 'Turning points',
  typical: 'Was our game typical?',
  what: 'What if',
  promises: 'Who promised what',
  knowledge: 'Who knew what when',
  network: 'Demands and agreements',
  survey: 'Before and after',
  history: 'Beside the record',
  questions: 'Questions and answers',
  data: 'Data',
} as const;

export type ChapterId = keyof typeof titles;

export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
}

type Parts = Pick<Debrief, 'claims' | 'secrets' | 'directives' | 'agreements' | 'history' | 'survey'>;

/**
 * Those that have something to say, in the order in which they are read.
 * @param asks Whether somebody is there who asks the server, and not a wall.
 * @param surveys Whether the scenario has a survey.
 */
export function chaptersOf(
  { claims, secrets, directives, agreements, history, survey }: Parts,
  asks: boolean,
  surveys = false,
): readonly Chapter[] {
  const isEmpty: Partial<Record<ChapterId, boolean>> = {
    what: !asks,
    knowledge: claims.length + secrets.length === 0,
    network: directives.length + agreements.length === 0,
    history: history === undefined,
    survey: survey === undefined && !(surveys && asks),
  };
  return (Object.keys(titles) as ChapterId[]).filter((id) => !isEmpty[id]).map((id) => ({ id, title: titles[id] }));
}

export interface Place {
  readonly chapter: Chapter;
  readonly before: Chapter | undefined;
  readonly after: Chapter | undefined;
  /** From 1. */
  readonly number: number;
  /** Index of the line of the timeline that the address names, in the story. */
  readonly line: number | undefined;
  /** Number of the entry of the decision that the address names, where what-ifs are asked. */
  readonly entry: number | undefined;
}

/** Where an address leads; to the first chapter when it names none of them. */
export function placeOf(hash: string, chapters: readonly Chapter[]): Place | undefined {
  const [, name, item] = /^#?([a-z]*)(?:\/(\d{1,6}))?$/.exec(hash) ?? [];
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
      line: chapter.id === 'story' && item !== undefined ? Number(item) : undefined,
      entry: chapter.id === 'what' && item !== undefined ? Number(item) : undefined,
    }
  );
}

/** @param item A line of the story, or the entry of a decision to ask what-if about. */
export const addressOf = (chapter: ChapterId, item?: number): string =>
  item === undefined ? `#${chapter}` : `#${chapter}/${item}`;
