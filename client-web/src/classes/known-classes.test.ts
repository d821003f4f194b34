import { expect, test } from 'vitest';
import { forgetClass, keepClass, knownClasses } from './known-classes';

function stores() {
  const store = () => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
  };
  return { browser: store(), tab: store() };
}

test('the class looked at last comes first, and keeps what was known of it', () => {
  const own = stores();
  keepClass({ class: 'a', ticket: 't1', title: 'First Call' }, own);
  keepClass({ class: 'b', ticket: 't2' }, own);
  keepClass({ class: 'a', ticket: 't1', code: 'ABCD' }, own);
  expect(knownClasses(own)).toEqual([
    { class: 'a', ticket: 't1', title: 'First Call', code: 'ABCD' },
    { class: 'b', ticket: 't2' },
  ]);
  forgetClass('a', own);
  expect(knownClasses(own)).toEqual([{ class: 'b', ticket: 't2' }]);
});

test('what is stored and no list of classes counts as none', () => {
  const own = stores();
  own.browser.setItem('whitecell.classes', '{"class":"a"}');
  expect(knownClasses(own)).toEqual([]);
  own.browser.setItem('whitecell.classes', 'x');
  expect(knownClasses(own)).toEqual([]);
});
