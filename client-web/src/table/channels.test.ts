import { expect, test } from 'vitest';
import type { Notice, Sheet, View } from '../protocol';
import { channelOf, channelOfGroup, channelsOf, groupOfChannel, isOwn, offer, unread, voicesFor } from './channels';

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
  expect(table && unread(table, 'lab', 's1', -1)).toBe(2);
  expect(table && unread(table, 'lab', 's1', 1)).toBe(1);
});

const ids = (channels: readonly { readonly id: string }[]) => channels.map(({ id }) => id);
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'facilitator'];

test('with few roles every channel is a button', () => {
  const { buttons, rest } = offer(channelsOf([], 'lab', ['house', 'cloud', 'facilitator']), () => false);
  expect(ids(buttons)).toEqual(['', 'house', 'cloud', 'facilitator']);
  expect(rest).toEqual([]);
});

test('with many roles the table and the channels in use are buttons, groups too', () => {
  const { buttons, rest } = offer(
    channelsOf([message('c', 'lab'), message('a', 'lab', 'b')], 'lab', many),
    () => false,
  );
  expect(ids(buttons)).toEqual(['', 'c', 'a,b']);
  expect(ids(rest)).toEqual(['a', 'b', 'd', 'e', 'f', 'g', 'facilitator']);
});

test('of many channels in use the last four are buttons, in their usual order', () => {
  const log = ['g', 'a', 'b', 'c', 'd'].map((from) => message(from, 'lab'));
  expect(ids(offer(channelsOf(log, 'lab', many), () => false).buttons)).toEqual(['', 'a', 'b', 'c', 'd']);
});

test('a channel to keep, such as an unread one, is a button however long ago it was used', () => {
  const log = ['g', 'a', 'b', 'c', 'd'].map((from) => message(from, 'lab'));
  const { buttons } = offer(channelsOf(log, 'lab', many), ({ id }) => id === 'g');
  expect(ids(buttons)).toEqual(['', 'a', 'b', 'c', 'd', 'g']);
});

test('what a team says to itself has a channel of its own, beside the table', () => {
  expect(channelOf(message('lab', 'lab'), 'lab')).toBe('lab');
  expect(channelOf(message('lab', 'lab'), 'facilitator')).toBe('lab');
  const channels = channelsOf([message('lab', 'lab')], 'lab', ['lab', 'house', 'facilitator']);
  expect(ids(channels)).toEqual(['', 'lab', 'house', 'facilitator']);
  expect(channels[1]?.messages.length).toBe(1);
});

test('in a team what others of it say is unread, and what one says oneself is not', () => {
  const said = (seat: string): Notice => ({ ...message('lab', 'lab'), person: { seat, name: 'N.' } });
  expect(isOwn(said('s1'), 'lab', 's1')).toBe(true);
  const [, team] = channelsOf([said('s1'), said('s2')], 'lab', ['lab']);
  expect(team && unread(team, 'lab', 's1', -1)).toBe(1);
  // The facilitator reads the names too, and has said none of it.
  expect(isOwn(said('s1'), 'facilitator', 'f')).toBe(false);
});

test('the facilitator speaks as institutions that nobody plays, never as the one spoken to', () => {
  const sheet = { roles: [{ id: 'house' }, { id: 'lab' }, { id: 'cloud' }] } as unknown as Sheet;
  const view = { seats: { s1: { role: 'lab' }, f: {} } } as unknown as View;
  const channels = channelsOf([], 'facilitator', ['house', 'lab', 'cloud']);
  const voices = (id: string) =>
    channels.filter((one) => one.id === id).flatMap((one) => voicesFor(one, sheet, view).map((role) => role.id));
  expect(voices('')).toEqual(['house', 'cloud']);
  expect(voices('lab')).toEqual(['house', 'cloud']);
  expect(voices('house')).toEqual(['cloud']);
});

const inGroup = (actor: string | undefined, name = 'Back room'): Notice => ({
  ...message(actor, 'house', 'cloud'),
  channel: { id: 'c1', name },
});
const backRoom = { name: 'Back room', openedBy: 'house', roles: ['house', 'lab', 'cloud'] };

test('a channel with a name is one of its own, beside the one of the same roles without', () => {
  const log = [inGroup('house'), message('house', 'lab', 'cloud')];
  const channels = channelsOf(log, 'lab', ['house', 'cloud'], { c1: backRoom });
  expect(ids(channels)).toEqual(['', 'house', 'cloud', '#c1', 'cloud,house']);
  expect(channels[3]).toMatchObject({ others: ['house', 'cloud'], group: { name: 'Back room', open: backRoom } });
  expect(channels[3] && unread(channels[3], 'lab', 's1', -1)).toBe(1);
});

test('of a channel that is closed or left, what was said in it stays', () => {
  const [, group] = channelsOf([inGroup('house')], 'lab', [], {});
  expect(group).toMatchObject({ id: '#c1', others: [], group: { id: 'c1', name: 'Back room', open: null } });
  expect(group?.messages.length).toBe(1);
});

test('the subject of a draft says whether it is for a channel with a name', () => {
  expect(groupOfChannel(channelOfGroup('c1'))).toBe('c1');
  expect(groupOfChannel('cloud,house')).toBeNull();
});

test('in a channel with a name the facilitator speaks as those in it whom nobody plays', () => {
  const sheet = { roles: [{ id: 'house' }, { id: 'lab' }, { id: 'cloud' }, { id: 'users' }] } as unknown as Sheet;
  const view = { seats: { s1: { role: 'lab' } } } as unknown as View;
  const [, group] = channelsOf([], 'facilitator', [], { c1: backRoom });
  expect(group && voicesFor(group, sheet, view).map(({ id }) => id)).toEqual(['house', 'cloud']);
});
