import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type { SeatCommand, SurveyItemSheet } from '../protocol';
import { fromSnapshot, type Table, withAnswers } from '../session/table';
import { askedNow, missingIn, newAnswers, ownPredictions } from './survey';

const items: readonly SurveyItemSheet[] = [
  { id: 'field', text: 'Field?', choices: ['Law', 'Art'], prediction: false, waves: ['before-preparation'] },
  {
    id: 'trust',
    text: 'Trust?',
    choices: [],
    scale: { low: 'No', high: 'Yes', points: 5 },
    prediction: false,
    waves: ['before-play', 'after'],
  },
  { id: 'riot', text: 'A riot.', choices: [], prediction: true, waves: ['before-preparation', 'before-play'] },
];

const table = (phase: 'lobby' | 'running' | 'debrief', role: string | undefined = 'ai-lab', round = 0): Table => {
  const made = fromSnapshot(snapshot('running', 'ai-lab', 100), 0);
  const { role: _, ...nobody } = made.you;
  return {
    ...made,
    you: role ? { ...nobody, role } : nobody,
    sheet: { ...made.sheet, survey: items },
    view: { ...made.view, session: { ...made.view.session, phase, round } },
  };
};

const answer = (wave: 'before-preparation' | 'before-play' | 'after', ...given: [string, number][]): SeatCommand => ({
  type: 'answer-survey',
  wave,
  answers: given.map(([question, value]) => ({ question, value })),
});

const asked = (of: Table) => askedNow(of).map(({ wave, items }) => [wave, ...items.map(({ id }) => id)]);

test('one wave is asked after the other, and what supposes the role once there is one', () => {
  expect(asked(table('lobby'))).toEqual([['before-preparation', 'field', 'riot']]);
  const first = withAnswers(table('lobby'), answer('before-preparation', ['field', 1], ['riot', 20]));
  expect(asked(first)).toEqual([
    ['before-preparation', 'field', 'riot'],
    ['before-play', 'trust', 'riot'],
  ]);
  const { role: _, ...without } = first.you;
  expect(asked({ ...first, you: without })).toEqual([['before-preparation', 'field', 'riot']]);
});

test('before play is over with the first round, and after comes with the debrief', () => {
  expect(asked(table('running'))).toEqual([['before-preparation', 'field', 'riot']]);
  expect(asked(table('running', 'ai-lab', 1))).toEqual([]);
  expect(asked(table('debrief'))).toEqual([['after', 'trust']]);
  const { you, ...rest } = table('debrief');
  expect(askedNow({ ...rest, you: { ...you, kind: 'facilitator' } })).toEqual([]);
});

test('what is answered is known at once, and only changes are sent', () => {
  const once = withAnswers(table('lobby'), answer('before-preparation', ['field', 1], ['riot', 20]));
  const twice = withAnswers(once, answer('before-preparation', ['field', 2]));
  const [wave] = askedNow(twice);
  expect(wave && missingIn(wave)).toBe(0);
  expect(wave?.given).toEqual({ field: 2, riot: 20 });
  expect(wave && newAnswers(wave, { field: 2, riot: 60 })).toEqual([{ question: 'riot', value: 60 }]);
  expect(withAnswers(once, { type: 'leave-seat' })).toBe(once);
});

test('the last word before the game is what one has predicted', () => {
  const first = withAnswers(table('lobby'), answer('before-play', ['riot', 70], ['trust', 2]));
  const both = withAnswers(first, answer('before-preparation', ['riot', 20]));
  expect(ownPredictions(items, both.survey ?? [])).toEqual({ riot: 70 });
});
