import { expect, test } from 'vitest';
import type { Stores } from '../stores';
import {
  dropTicket,
  findHostKey,
  findTicket,
  forgetHostKey,
  fromFragment,
  keepHostKey,
  keepTicket,
  returnLink,
} from './tickets';

function store() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test('a tab keeps its own seat, a new tab finds the last one', () => {
  const browser = store();
  const first: Stores = { tab: store(), browser };
  const second: Stores = { tab: store(), browser };
  keepTicket('s', 'seat', 'one', first);
  keepTicket('s', 'seat', 'two', second);
  expect(findTicket('s', 'seat', first)).toBe('one');
  expect(findTicket('s', 'seat', { tab: store(), browser })).toBe('two');
});

test('a screen never takes the place of a seat', () => {
  const stores: Stores = { tab: store(), browser: store() };
  keepTicket('s', 'screen', 'wall', stores);
  expect(findTicket('s', 'seat', stores)).toBeNull();
});

test('a shared computer forgets the host key', () => {
  const stores: Stores = { tab: store(), browser: store() };
  keepHostKey('key', stores);
  forgetHostKey(stores);
  expect(findHostKey(stores)).toBe('');
});

test('leaving drops the own ticket only', () => {
  const browser = store();
  const first: Stores = { tab: store(), browser };
  keepTicket('s', 'seat', 'one', first);
  keepTicket('s', 'seat', 'two', { tab: store(), browser });
  dropTicket('s', 'seat', first);
  expect(findTicket('s', 'seat', first)).toBe('two');
});

test('a return link carries the ticket in its fragment', () => {
  const link = new URL(returnLink('http://localhost:5080', 'abc', 'x+/='));
  expect(link.pathname + link.search).toBe('/s/abc');
  expect(fromFragment(link.hash, 't')).toBe('x+/=');
  expect(fromFragment('', 't')).toBeNull();
});
