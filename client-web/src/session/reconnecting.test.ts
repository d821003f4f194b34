import { expect, test } from 'vitest';
import { pauseBefore } from './reconnecting';

test('pauses are spread over half their length', () => {
  expect([pauseBefore(0, 0), pauseBefore(0, 1), pauseBefore(1, 0), pauseBefore(20, 0.5)]).toEqual([
    0, 250, 250, 11_250,
  ]);
});

test('a server that asks for patience gets it, and those who were asked the same do not come together', () => {
  expect([pauseBefore(0, 0, 10), pauseBefore(0, 0.5, 10), pauseBefore(0, 1, 10)]).toEqual([10_000, 12_500, 15_000]);
  expect(pauseBefore(20, 0, 1)).toBe(7500);
});

test('thirty who lose a server together come back one by one, and each rarely', () => {
  const class30 = Array.from({ length: 30 }, (_, place) => place / 30);
  const tries = class30.flatMap((random) => {
    let at = 0;
    return Array.from({ length: 40 }, (_, attempt) => {
      at += pauseBefore(attempt, random);
      return at;
    });
  });
  const inSecond = (second: number) => tries.filter((at) => at >= second * 1000 && at < (second + 1) * 1000).length;
  expect(inSecond(0)).toBeLessThanOrEqual(90);
  for (let second = 5; second < 15; second++) expect(inSecond(second)).toBeLessThanOrEqual(30);
  for (let second = 120; second < 180; second++) expect(inSecond(second)).toBeLessThanOrEqual(8);
});
