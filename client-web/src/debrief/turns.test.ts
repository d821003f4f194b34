import { expect, test } from 'vitest';
import { turningPoints } from './turns';

test('the largest steps are told in their order, each cause once', () => {
  const curves = [
    {
      indicator: 'trust',
      points: [
        { at: 0, value: 50, cause: 'Start' },
        { at: 60, value: 40, cause: 'Order' },
        { at: 90, value: 43, cause: 'Statement' },
        { at: 120, value: 60, cause: 'Fix' },
      ],
    },
    {
      indicator: 'heat',
      points: [
        { at: 0, value: 20, cause: 'Start' },
        { at: 60, value: 45, cause: 'Order' },
      ],
    },
  ];
  expect(turningPoints(curves, 2)).toEqual([
    { indicator: 'heat', at: 60, by: 25, cause: 'Order' },
    { indicator: 'trust', at: 120, by: 17, cause: 'Fix' },
  ]);
});
