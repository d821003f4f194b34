import { expect, test } from 'vitest';
import { withoutPathBase } from './path-base';

test.each([
  ['/whitecell', '/'],
  ['/whitecell/', '/'],
  ['/whitecell/join/K4M7PX2N', '/join/K4M7PX2N'],
  ['/whitecellar', '/whitecellar'],
  ['/join', '/join'],
])('%s is the screen %s', (path, screen) => {
  expect(withoutPathBase(path, '/whitecell')).toBe(screen);
});

test('without a prefix a path is the screen', () => {
  expect(withoutPathBase('/join/K4M7PX2N', '')).toBe('/join/K4M7PX2N');
  expect(withoutPathBase('/', '')).toBe('/');
});
