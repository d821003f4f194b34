import { expect, test } from 'vitest';
import { meaningOf, namedSteps, nearest, turningSteps } from './marked-points';

const step = (at: number, by: number, cause: string) => ({ at, by, cause, value: 50 });

test('the largest steps are named in their order, each cause once, and what moved nothing not at all', () => {
  const steps = [
    step(0, 0, 'start'),
    step(10, -8, 'order'),
    step(10, 3, 'order'),
    step(20, 2, 'talk'),
    step(30, 5, 'fix'),
  ];
  expect(namedSteps(steps, 2)).toEqual([1, 4]);
  expect(namedSteps(steps, 9)).toEqual([1, 3, 4]);
});

test('a pointer reads the point that is nearest', () => {
  expect(nearest([0, 0.5, 2], 1.1)).toBe(1);
  expect(nearest([0, 0.5, 2], 9)).toBe(2);
  expect(nearest([], 1)).toBe(0);
});

test('the ends of a scale say which of them is better', () => {
  expect(meaningOf('less-is-better')).toEqual({ least: 'best', most: 'worst' });
  expect(meaningOf('more-is-better')?.most).toBe('best');
  expect(meaningOf('neutral')).toBeNull();
});

test('steps of turning points bear their ranks, each once', () => {
  const steps = [step(0, 0, 'start'), { ...step(10, 1, 'a'), line: 4 }, { ...step(10, 1, 'a'), line: 4 }];
  expect(turningSteps(steps, new Map([[4, 2]]))).toEqual([{ step: 2, rank: 2 }]);
  expect(turningSteps(steps, undefined)).toEqual([]);
});
