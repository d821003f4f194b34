import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import { subjectsOf } from './adjustments';
import { eventsOf, whenInWords } from './events';
import { nothingWritten, wordsOf, written } from './inject-form';
import { timingOf } from './timing';

const { sheet, view } = snapshot('running', 'facilitator');

test('events stand in the order of time, those without one last', () => {
  expect(eventsOf(sheet, view).map(({ id }) => id)).toEqual(['chatter', 'lunch', 'written.1', 'who-called', 'summit']);
});

test('each says when it happens, or why it does not', () => {
  const words = new Map(eventsOf(sheet, view).map(({ id, state }) => [id, whenInWords(sheet, state)]));
  expect(words.get('chatter')).toMatch(/^Happened Fri /);
  expect(words.get('lunch')).toMatch(/^Due Fri .*, in round 2$/);
  expect(words.get('written.1')).toMatch(/^Skipped; was due Fri /);
  expect(words.get('summit')).toBe('At the end of round 3');
  const waiting = { state: 'waiting', round: 0, added: false } as const;
  expect(whenInWords(sheet, waiting)).toBe('When it holds, in round 1');
  expect(whenInWords(sheet, { ...waiting, state: 'missed' })).toBe('Did not happen in round 1');
  expect(whenInWords(sheet, { state: 'manual', added: false })).toBe('By hand, or by a move');
  expect(whenInWords(sheet, { state: 'manual', added: false, timing: { trigger: 'hand' } })).toBe('By hand');
});

test('an added event has its own words, one of the scenario the facilitator’s when it was changed', () => {
  const content = { title: 'Changed', text: '', to: [], adjustments: [], keepsEffects: true };
  const changed = { ...view, injects: { ...view.injects, summit: { ...view.injects.summit, content } } };
  const titles = eventsOf(sheet, changed as typeof view).map((event) => event.content.title);
  expect(titles).toContain('A leak');
  expect(titles).toContain('Changed');
});

test('what is written is sent as it was read', () => {
  const subjects = subjectsOf(sheet);
  const content = {
    title: 'Rain',
    text: 'At last.',
    to: ['ai-lab'],
    outlet: 'wire',
    adjustments: [
      { type: 'indicator', indicator: 'media-heat', by: -4 },
      { type: 'status', asset: 'fable-5', status: 'suspended' },
      { type: 'relation', role: 'ai-lab', of: 'cloud', to: 20 },
    ],
    keepsEffects: true,
  } as const;
  expect(written(wordsOf(content, subjects), subjects)).toEqual(content);
  expect(written(nothingWritten, subjects)).toBeNull();
});

test('a timing needs a whole minute', () => {
  expect(timingOf({ trigger: 'time', round: 1, minute: '30' })).toEqual({ trigger: 'time', round: 1, minute: 30 });
  for (const minute of ['', '-1', '1.5', 'x']) expect(timingOf({ trigger: 'time', round: 1, minute })).toBeNull();
  expect(timingOf({ trigger: 'round-end', round: 2, minute: '' })).toEqual({ trigger: 'round-end', round: 2 });
  expect(timingOf({ trigger: 'hand', round: 2, minute: '' })).toEqual({ trigger: 'hand' });
  expect(timingOf({ trigger: 'now', round: 2, minute: '' })).toBeNull();
});
