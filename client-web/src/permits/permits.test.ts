import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type { PermitView } from '../protocol';
import { permitsOf, validity } from './permits';

const permit: PermitView = { title: 'Licence', description: '', public: true, holder: 'ai-lab' };

test('a role is listed with its own permits only, by title', () => {
  const { view } = snapshot('running', 'ai-lab');
  const permits = { a: permit, b: { ...permit, title: 'Clearance' }, c: { ...permit, holder: 'cloud' } };
  expect(permitsOf({ ...view, permits }, 'ai-lab').map(([id]) => id)).toEqual(['b', 'a']);
  expect(permitsOf({ ...view, permits }, 'white-house')).toEqual([]);
});

test('a permit is good until its game time, or for good', () => {
  expect(validity({ ...permit, until: 27 * 60 }, '2026-06-05T13:15:00')).toBe('until Fri 13:42');
  expect(validity(permit, '2026-06-05T13:15:00')).toBe('');
});
