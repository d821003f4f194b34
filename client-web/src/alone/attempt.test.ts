import { expect, test } from 'vitest';
import type { Stores } from '../stores';
import { type AloneChoices, aloneRequest, forgetAttempt } from './attempt';

function store() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const choices: AloneChoices = { scenario: 'first-call', role: 'cloud', name: 'Ada', cast: null, pacing: 'turns' };

test('what was asked without an answer is asked again with the same id, also after the page was loaded again', () => {
  const stores: Stores = { tab: store(), browser: store() };
  const first = aloneRequest(choices, stores);
  expect(first).toEqual({ id: first.id, ...choices });
  expect(first.id).toMatch(/^[0-9a-f]{32}$/);
  expect(aloneRequest({ ...choices }, stores).id).toBe(first.id);
});

test('another choice, another tab and a request after the answer have ids of their own', () => {
  const browser = store();
  const stores: Stores = { tab: store(), browser };
  const ids = [
    aloneRequest(choices, stores).id,
    aloneRequest({ ...choices, role: 'ai-lab' }, stores).id,
    aloneRequest(choices, { tab: store(), browser }).id,
  ];
  const last = aloneRequest(choices, stores).id;
  forgetAttempt(stores);
  ids.push(last, aloneRequest(choices, stores).id);
  expect(new Set(ids).size).toBe(ids.length);
});
