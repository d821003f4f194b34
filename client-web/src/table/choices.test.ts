import { expect, test } from 'vitest';
import { optionOf, pick, pickOnlyValues, valuesOf } from './choices';

const options = [
  { target: 'lab', asset: 'large', expected: [] },
  { target: 'lab', asset: 'small', expected: [] },
  { target: 'rival', asset: 'other', expected: [] },
];

test('values depend on what is picked in the other slots', () => {
  expect(valuesOf(options, 'target', {})).toEqual(['lab', 'rival']);
  expect(valuesOf(options, 'asset', { target: 'lab' })).toEqual(['large', 'small']);
  expect(valuesOf(options, 'target', { target: 'rival', asset: 'large' })).toEqual(['lab']);
  expect(valuesOf(options, 'directive', {})).toEqual([]);
});

test('a single possibility is picked at once', () => {
  expect(pickOnlyValues(options, { target: 'rival' })).toEqual({ target: 'rival', asset: 'other' });
  expect(pickOnlyValues(options, {})).toEqual({});
});

test('what is picked stays picked when only another value is legal any more', () => {
  const left = [{ target: 'lab', asset: 'small', expected: [] }];
  expect(pickOnlyValues(left, { target: 'lab', asset: 'large' })).toEqual({ target: 'lab', asset: 'large' });
  expect(optionOf(left, { target: 'lab', asset: 'large' })).toBeNull();
});

test('an option is found only when all is picked', () => {
  expect(optionOf(options, { target: 'lab' })).toBeNull();
  expect(optionOf(options, { target: 'lab', asset: 'small' })).toBe(options[1]);
  expect(optionOf([{ expected: [] }], {})).toEqual({ expected: [] });
});

test('picking anew opens what does not go with it', () => {
  expect(pick(options, { target: 'lab', asset: 'small' }, 'target', 'rival')).toEqual({ target: 'rival' });
  expect(pick(options, { target: 'lab', asset: 'small' }, 'asset', 'large')).toEqual({ asset: 'large', target: 'lab' });
});
