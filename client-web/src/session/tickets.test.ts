import { expect, test } from 'vitest';
import type { Stores } from '../stores';
import {
  dropTicket,
  findHostKey,
  findTicket,
  forgetHostKey,
  fromFragment,
  keepHostKey,
  keepSeat,
  keepTicket,
  knownSeats,
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

test('a tab keeps its own seat, and a new tab has the choice of all', () => {
  const browser = store();
  const first: Stores = { tab: store(), browser };
  const second: Stores = { tab: store(), browser };
  keepTicket('s', 'seat', 'one', first);
  expect(findTicket('s', 'seat', { tab: store(), browser })).toBe('one');
  keepTicket('s', 'seat', 'two', second);
  expect(findTicket('s', 'seat', first)).toBe('one');
  expect(findTicket('s', 'seat', second)).toBe('two');
  expect(findTicket('s', 'seat', { tab: store(), browser })).toBeNull();
  expect(knownSeats(first).map(({ ticket }) => ticket)).toEqual(['two', 'one']);
});

test('a screen never takes the place of a seat', () => {
  const stores: Stores = { tab: store(), browser: store() };
  keepTicket('s', 'screen', 'wall', stores);
  expect(findTicket('s', 'seat', stores)).toBeNull();
  expect(findTicket('s', 'screen', { ...stores, tab: store() })).toBe('wall');
});

test('a shared computer forgets the host key', () => {
  const stores: Stores = { tab: store(), browser: store() };
  keepHostKey('key', stores);
  forgetHostKey(stores);
  expect(findHostKey(stores)).toBe('');
});

test('forgetting drops one seat only, and is the same when done twice', () => {
  const browser = store();
  const first: Stores = { tab: store(), browser };
  keepTicket('s', 'seat', 'one', first);
  keepTicket('s', 'seat', 'two', { tab: store(), browser });
  dropTicket('s', 'seat', 'one', first);
  dropTicket('s', 'seat', 'one', first);
  expect(findTicket('s', 'seat', first)).toBe('two');
});

test('a seat keeps its words while only its ticket is looked at, and a new ticket takes the place of the old', () => {
  const stores: Stores = { tab: store(), browser: store() };
  keepSeat({ session: 's', place: 'seat', ticket: 'one', seat: 'a', code: 'ABC234', role: 'Cumulo Cloud' }, stores);
  keepTicket('s', 'seat', 'one', stores);
  expect(knownSeats(stores)).toMatchObject([{ ticket: 'one', code: 'ABC234', role: 'Cumulo Cloud' }]);
  keepSeat({ session: 's', place: 'seat', ticket: 'two', seat: 'a', role: undefined }, stores);
  expect(knownSeats(stores)).toMatchObject([{ ticket: 'two', code: 'ABC234' }]);
  expect(knownSeats(stores)[0]?.role).toBeUndefined();
});

test('what was stored by something else is no seat', () => {
  const stores: Stores = { tab: store(), browser: store() };
  for (const stored of ['', '{', 'null', '{}', '[null, 1, {"session": "s"}]']) {
    stores.browser.setItem('whitecell.seats', stored);
    expect(knownSeats(stores)).toEqual([]);
  }
});

test('a return link carries the ticket in its fragment', () => {
  const link = new URL(returnLink('http://localhost:5080', 'abc', 'x+/='));
  expect(link.pathname + link.search).toBe('/s/abc');
  expect(fromFragment(link.hash, 't')).toBe('x+/=');
  expect(fromFragment('', 't')).toBeNull();
});
