// Which questions of the survey a person is asked now, and what a person has answered.
import type { Phase, SurveyAnswer, SurveyItemSheet, SurveyResponse, SurveyWave } from '../protocol';
import type { Table } from '../session/table';

/** One wave as a person answers it. */
export interface AskedWave {
  readonly wave: SurveyWave;
  readonly items: readonly SurveyItemSheet[];
  /** By id of the question. */
  readonly given: Readonly<Record<string, number>>;
}

/** In the order of time. */
export const waves: readonly SurveyWave[] = ['before-preparation', 'before-play', 'after'];

export const titleOf: Readonly<Record<SurveyWave, string>> = {
  'before-preparation': 'Before you prepare',
  'before-play': 'Before you play',
  after: 'After the game',
};

function isOpen(wave: SurveyWave, phase: Phase, round: number): boolean {
  return wave === 'after' ? phase === 'debrief' : phase === 'lobby' || (phase === 'running' && round === 0);
}

/**
 * What is asked now: one wave after the other, those that are answered too. Before one has a role, nothing is asked
 * that supposes it has been read.
 */
export function askedNow({ sheet, view, you, survey }: Pick<Table, 'sheet' | 'view' | 'you' | 'survey'>) {
  if (you.kind !== 'player') return [];
  const { phase, round } = view.session;
  const open = waves
    .filter((wave) => isOpen(wave, phase, round) && (wave !== 'before-play' || you.role))
    .map((wave) => askedIn(wave, sheet.survey ?? [], survey ?? []))
    .filter(({ items }) => items.length > 0);
  const first = open.findIndex((wave) => missingIn(wave) > 0);
  return first < 0 ? open : open.slice(0, first + 1);
}

export function askedIn(
  wave: SurveyWave,
  items: readonly SurveyItemSheet[],
  responses: readonly SurveyResponse[],
): AskedWave {
  const answers = responses.find((response) => response.wave === wave)?.answers ?? [];
  return {
    wave,
    items: items.filter((item) => item.waves.includes(wave)),
    given: Object.fromEntries(answers.map(({ question, value }) => [question, value])),
  };
}

/** How many questions of a wave are not answered. */
export const missingIn = ({ items, given }: AskedWave): number => items.filter(({ id }) => !(id in given)).length;

/** What differs from what was answered already. */
export function newAnswers({ items, given }: AskedWave, chosen: Readonly<Record<string, number>>): SurveyAnswer[] {
  return items.flatMap(({ id }) => {
    const value = chosen[id];
    return value === undefined || value === given[id] ? [] : [{ question: id, value }];
  });
}

/** What a person said last before the game about each prediction, per cent, by its id. */
export function ownPredictions(
  items: readonly SurveyItemSheet[],
  responses: readonly SurveyResponse[],
): Readonly<Record<string, number>> {
  const ids = new Set(items.filter(({ prediction }) => prediction).map(({ id }) => id));
  const inOrder = [...responses].sort((one, other) => waves.indexOf(one.wave) - waves.indexOf(other.wave));
  return Object.fromEntries(
    inOrder.flatMap(({ answers }) =>
      answers.filter(({ question }) => ids.has(question)).map(({ question, value }) => [question, value]),
    ),
  );
}
