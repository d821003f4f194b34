import { expect, test } from 'vitest';
import type { Notice } from '../protocol';
import { channelOf, channelsOf, unread } from './channels';

const message = (actor: string | undefined, ...parties: string[]): Notice => ({
  at: 0,
  round: 0,
  kind: 'message',
  headline: 'x',
  actor,
  with: parties,
  changes: [],
  rolls: [],
});

test('a channel is the other parties, whoever spoke and whether the speaker is listed', () => {
  expect(channelOf(message('lab'), 'lab')).toBe('');
  expect(channelOf(message('lab', 'cloud'), 'lab')).toBe('cloud');
  expect(channelOf(message('cloud', 'lab', 'cloud'), 'lab')).toBe('cloud');
  expect(channelOf(message('house', 'lab', 'cloud'), 'lab')).toBe('cloud,house');
  expect(channelOf(message(undefined, 'lab'), 'lab')).toBe('facilitator');
});

test('every other role has a channel before anything was said', () => {
  const channels = channelsOf([message('house', 'lab', 'cloud')], 'lab', ['house', 'cloud', 'facilitator']);
  expect(channels.map(({ id }) => id)).toEqual(['', 'house', 'cloud', 'facilitator', 'cloud,house']);
});

test('own messages are never unread', () => {
  const [table] = channelsOf([message('lab'), message('house'), message('cloud')], 'lab', []);
  expect(table && unread(table, 'lab', -1)).toBe(2);
  expect(table && unread(table, 'lab', 1)).toBe(1);
});
