import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type { IntelView } from '../protocol';
import { confidenceInWords, recipients, sortedIntel, standing } from './own-intel';

const claim: IntelView = {
  title: 'A fix is ready',
  text: '',
  source: '',
  confidence: 60,
  public: false,
  toldTo: [],
  holders: [],
};

test('a claim stands open until it is verified', () => {
  expect(standing(claim)).toBe('unverified');
  expect(standing({ ...claim, true: true })).toBe('true');
  expect(standing({ ...claim, true: false })).toBe('false');
});

test('confidence is in words while there is doubt', () => {
  expect(confidenceInWords(claim)).toBe('You give it 60 %');
  expect(confidenceInWords({ ...claim, confidence: 0 })).toBe('You give it 0 %');
  expect(confidenceInWords({ ...claim, confidence: 100, true: true })).toBeUndefined();
  expect(confidenceInWords({ ...claim, confidence: undefined })).toBeUndefined();
});

test('what few have comes first, then by the claim', () => {
  const { view } = snapshot('running', 'ai-lab');
  const intel = {
    a: { ...claim, title: 'Known to all', public: true },
    b: { ...claim, title: 'Zebra' },
    c: { ...claim, title: 'Ant' },
  };
  expect(sortedIntel({ ...view, intel }).map(([id]) => id)).toEqual(['c', 'b', 'a']);
});

test('it can be passed on to everybody else, with what is known of their having it', () => {
  const { sheet } = snapshot('running', 'ai-lab');
  const others = recipients({ ...claim, from: 'cloud', toldTo: ['white-house'] }, sheet);
  expect(others.map(({ id, has }) => [id, has])).toEqual([
    ['white-house', 'recipient'],
    ['cloud', 'giver'],
  ]);
});
