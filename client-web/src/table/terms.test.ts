import { expect, test } from 'vitest';
import type { AgreementView, Sheet, TermDefinition, View } from '../protocol';
import { initialTerms, newPromise, preparedCount, promisable, readTerms, termsToSend, withNumber } from './terms';

const pays: TermDefinition = { type: 'gives', gives: 'cash', by: 'lab', to: 'house', amount: 2 };
const vets: TermDefinition = { type: 'plays', plays: 'vet', by: 'lab', within: 60 };

const sheet = {
  role: 'lab',
  agreements: [{ id: 'vetting', terms: ['The lab vets', 'The lab pays 2'], promises: [vets, pays] }],
  moves: [
    { id: 'vet', title: 'Vet', secret: false },
    { id: 'sue', title: 'Sue', secret: false },
    { id: 'leak', title: 'Leak', secret: true },
  ],
} as unknown as Sheet;

const composed: TermDefinition[] = [vets, { ...pays, amount: 1 }];

const view = {
  agreements: {
    p1: { template: 'vetting', composed, terms: [{ text: 'The lab vets' }, { text: 'The lab pays 1' }] },
    p2: { template: 'vetting', terms: [] },
  } as unknown as Record<string, AgreementView>,
} as unknown as View;

test('a counter-proposal begins with the terms that it answers, any other with the prepared ones', () => {
  expect(initialTerms(sheet, view, 'vetting', 'p1').map(({ text }) => text)).toEqual([
    'The lab vets',
    'The lab pays 1',
  ]);
  expect(initialTerms(sheet, view, 'vetting', 'p2').map(({ term }) => term)).toEqual([vets, pays]);
  expect(initialTerms(sheet, view, 'vetting', undefined).map(({ term }) => term)).toEqual([vets, pays]);
  expect(initialTerms(sheet, view, null, undefined)).toEqual([]);
  expect(preparedCount(sheet, 'vetting')).toBe(2);
});

test('prepared terms as they are are not sent, changed ones are', () => {
  expect(termsToSend(sheet, 'vetting', [vets, pays])).toBeNull();
  expect(termsToSend(sheet, 'vetting', [vets, withNumber(pays, 3)])).toEqual([vets, { ...pays, amount: 3 }]);
  expect(termsToSend(sheet, null, [])).toBeNull();
  expect(termsToSend(sheet, null, [pays])).toEqual([pays]);
});

test('a draft that cannot be read counts for nothing', () => {
  const initial = initialTerms(sheet, view, 'vetting', undefined);
  expect(readTerms(JSON.stringify([pays]), initial)).toEqual([pays]);
  for (const draft of ['', '{', '[1]', '{"type":"gives"}', '[{"type":"owns","by":"lab"}]'])
    expect(readTerms(draft, initial)).toEqual([vets, pays]);
});

test('public own moves of which nothing is said yet can be promised', () => {
  expect(promisable(sheet, [vets]).map(({ id }) => id)).toEqual(['sue']);
  expect(promisable(sheet, []).map(({ id }) => id)).toEqual(['vet', 'sue']);
  expect(withNumber(newPromise('lab', 'sue', false), 5)).toEqual({
    type: 'refrains',
    refrains: 'sue',
    by: 'lab',
    for: 5,
  });
});
