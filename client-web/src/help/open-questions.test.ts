import { expect, test } from 'vitest';
import type { Sheet, View } from '../protocol';
import { openQuestions } from './open-questions';

test('open questions stand in the order of the roles', () => {
  const sheet = { roles: [{ id: 'house' }, { id: 'lab' }, { id: 'cloud' }] } as unknown as Sheet;
  const view = { roles: { cloud: { help: 'May we?' }, house: { help: 'How?' }, lab: {} } } as unknown as View;
  expect(openQuestions(sheet, view).map(({ role, text }) => `${role.id}: ${text}`)).toEqual([
    'house: How?',
    'cloud: May we?',
  ]);
});
