import { expect, test } from 'vitest';
import type { Notice } from '../protocol';
import { aroundName, called, calledInWords, namesOfGone } from './person-names';

const seats = {
  a1f0: { name: 'Alex' },
  b2f0: { name: 'alex ' },
  c3d9: { name: 'Ａlex' },
  d4e8: { name: 'Ada' },
};

test('names that look the same are told apart, others stand alone', () => {
  expect(called(seats, 'd4e8')).toEqual({ name: 'Ada', mark: '' });
  expect(called(seats, 'c3d9')).toEqual({ name: 'Ａlex', mark: '#d9' });
  expect(calledInWords(seats, 'a1f0')).toBe('Alex #1f0');
  expect(calledInWords(seats, 'b2f0')).toBe('alex  #2f0');
});

test('a mark stays the same whoever of another ending comes', () => {
  const two = { one1: { name: 'Alex' }, two2: { name: 'Alex' } };
  expect(called({ ...two, xyz3: { name: 'Alex' } }, 'one1')).toEqual(called(two, 'one1'));
});

test('the name in a headline is found', () => {
  const all = { ...seats, e5: { name: 'Ada joins' }, f6: { name: 'Al (ex)' } };
  const gone = namesOfGone([
    { kind: 'seat', headline: 'Somebody else has left the table' },
    { kind: 'message', headline: 'Nobody has left the table' },
  ] as Notice[]);
  const seat = (headline: string) => aroundName({ kind: 'seat', headline }, all, gone);
  expect(seat('Ada joins as White House')).toEqual(['', 'Ada joins', ' as White House']);
  expect(seat('Ada takes White House')).toEqual(['', 'Ada', ' takes White House']);
  expect(seat('Somebody else has left the table')).toEqual(['', 'Somebody else', ' has left the table']);
  expect(seat('Somebody else joins')).toEqual(['', 'Somebody else', ' joins']);
  expect(seat('Nobody joins')).toBeNull();
  expect(seat('The facilitator has muted Ada')).toEqual(['The facilitator has muted ', 'Ada', '']);
  expect(seat('The facilitator opens the session')).toBeNull();
  const message = (headline: string) => aroundName({ kind: 'message', headline }, all);
  expect(message('Cumulo (Cloud) (Al (ex))')).toEqual(['Cumulo (Cloud) (', 'Al (ex)', ')']);
  expect(message('Cumulo (Cloud) (Bo)')).toEqual(['Cumulo (Cloud) (', 'Bo', ')']);
  expect(message('A message')).toBeNull();
  expect(aroundName({ kind: 'move', headline: 'Ada (Ada)' }, seats)).toBeNull();
});
