import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import { adjustmentsOf, newRow, subjectsOf, withSubject } from './adjustments';

const subjects = subjectsOf(snapshot('running', 'facilitator').sheet);

test('every subject has a name of its own', () => {
  expect(new Set(subjects.map(({ key }) => key)).size).toBe(subjects.length);
});

test('a number is changed by or set to', () => {
  const row = newRow(1, subjects);
  expect(adjustmentsOf([row], subjects)).toEqual([{ type: 'indicator', indicator: 'national-security', by: 5 }]);
  expect(adjustmentsOf([{ ...row, mode: 'to', number: '40' }], subjects)).toEqual([
    { type: 'indicator', indicator: 'national-security', to: 40 },
  ]);
  for (const number of ['', ' ', 'ten', '1.5']) expect(adjustmentsOf([{ ...row, number }], subjects)).toBeNull();
});

test('a status is chosen', () => {
  const subject = subjects.find(({ key }) => key.startsWith('status'));
  const [status] = adjustmentsOf([withSubject(newRow(1, subjects), subject)], subjects) ?? [];
  expect(status).toEqual({ type: 'status', asset: 'fable-5', status: 'available' });
});
