import { expect, test } from 'vitest';
import type { Stores } from '../stores';
import { classLink, findClass, keepClass, memberLink } from './class-tickets';

function store() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test('a class is known by its ticket, and a link without code keeps the code', () => {
  const stores: Stores = { tab: store(), browser: store() };
  expect(findClass('c', stores)).toBeNull();
  keepClass('c', { ticket: 't', code: 'ABCDEFGH', title: 'First call' }, stores);
  keepClass('c', { ticket: 't' }, stores);
  expect(findClass('c', stores)).toEqual({ ticket: 't', code: 'ABCDEFGH', title: 'First call' });
  keepClass('c', { ticket: 'another' }, stores);
  expect(findClass('c', stores)).toEqual({ ticket: 'another' });
  stores.browser.setItem('whitecell.class.c', '{');
  expect(findClass('c', stores)).toBeNull();
});

test('secrets stand in the fragment, which is never sent', () => {
  expect(classLink('http://x', 'c', 'a b')).toBe('http://x/class/c#t=a%20b');
  expect(memberLink('http://x', 'c', 's')).toBe('http://x/class/c#link=s');
});
