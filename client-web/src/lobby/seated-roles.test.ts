import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import { seatedRoles } from './seated-roles';

test('counts roles, not people', () => {
  const { sheet, view } = snapshot('lobby', 'facilitator');
  const seats = {
    a: { name: 'Ada', role: 'ai-lab', kind: 'player', muted: false },
    b: { name: 'Bo', role: 'ai-lab', kind: 'player', muted: false },
    c: { name: 'Cy', kind: 'player', muted: false },
    d: { name: 'Di', kind: 'facilitator', muted: false },
  } as const;
  expect(seatedRoles(sheet, { ...view, seats })).toEqual({ seated: 1, empty: 2 });
});
