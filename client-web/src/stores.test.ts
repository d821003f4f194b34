import { expect, test } from 'vitest';
import { lenient, type Store } from './stores';

function kept(items = new Map<string, string>()): Store {
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

test('what the browser keeps is read from it', () => {
  const items = new Map<string, string>();
  const store = lenient(() => kept(items));
  store.setItem('a', '1');
  expect(items.get('a')).toBe('1');
  items.set('a', '2');
  expect(store.getItem('a')).toBe('2');
  store.removeItem('a');
  expect(store.getItem('a')).toBeNull();
});

test('a page that may keep nothing keeps it while it is open', () => {
  const store = lenient(() => {
    throw new DOMException('Forbidden.', 'SecurityError');
  });
  expect(store.getItem('a')).toBeNull();
  store.setItem('a', '1');
  expect(store.getItem('a')).toBe('1');
  store.removeItem('a');
  expect(store.getItem('a')).toBeNull();
});

test('where there is no room the new value counts, not the old one', () => {
  const items = new Map([['a', 'old']]);
  const full: Store = {
    ...kept(items),
    setItem: () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    },
  };
  const store = lenient(() => full);
  store.setItem('a', 'new');
  expect(store.getItem('a')).toBe('new');
});
