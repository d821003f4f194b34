import { expect, it } from 'vitest';
import { lenient } from '../stores';
import { keepSeen, lastSeen, missed, shortest } from './last-seen';

const nothing = () => {
  throw new Error('Forbidden.');
};

it('remembers how far the log of a role was shown', () => {
  const store = lenient(nothing);
  expect(lastSeen(store, 's1', 'lab')).toBeNull();
  keepSeen(store, 's1', 'lab', { entries: 12, at: 5000 });
  expect(lastSeen(store, 's1', 'lab')).toEqual({ entries: 12, at: 5000 });
  expect(lastSeen(store, 's1', 'cloud')).toBeNull();
});

it('takes nonsense for nothing', () => {
  const store = lenient(nothing);
  for (const text of ['', 'a/b', '12']) {
    store.setItem('whitecell.seen.s1.lab', text);
    expect(lastSeen(store, 's1', 'lab')).toBeNull();
  }
});

it('counts what came while somebody was away, and not for a moment', () => {
  expect(missed(null, 20, 0)).toBe(0);
  expect(missed({ entries: 12, at: 0 }, 20, shortest - 1)).toBe(0);
  expect(missed({ entries: 12, at: 0 }, 20, shortest)).toBe(8);
  expect(missed({ entries: 25, at: 0 }, 20, shortest)).toBe(0);
});
