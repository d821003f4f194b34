import { expect, test } from 'vitest';
import { listed, monogram, signed } from './names';

test.each([
  ['White House', 'WH'],
  ['AI lab', 'AI'],
  ['Congress', 'CO'],
  ['Northlight, the AI lab', 'NO'],
  ['Department of Commerce', 'DC'],
  ['', '?'],
])('monogram of %s', (title, letters) => expect(monogram(title)).toBe(letters));

test('lists', () => {
  expect(listed([])).toBe('');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
});

test('signs', () => {
  expect([signed(8), signed(-3), signed(0)]).toEqual(['+8', '−3', '±0']);
});
