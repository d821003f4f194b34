import { expect, test } from 'vitest';
import type { AgreementView } from '../protocol';
import { whatToDo } from './agreements';

const proposal: AgreementView = {
  title: 'Vetting',
  text: '',
  from: 'lab',
  parties: ['lab', 'house'],
  accepted: ['lab'],
  terms: [],
  status: 'proposed',
  secret: false,
};

test('the other party answers, the proposer withdraws, nobody else does either', () => {
  expect(whatToDo(proposal, 'house')).toEqual({ accept: true, withdraw: false });
  expect(whatToDo(proposal, 'lab')).toEqual({ accept: false, withdraw: true });
  expect(whatToDo(proposal, 'cloud')).toEqual({ accept: false, withdraw: false });
  expect(whatToDo(proposal, undefined)).toEqual({ accept: false, withdraw: false });
});

test('nothing is left to do once it is signed or settled', () => {
  expect(whatToDo({ ...proposal, accepted: ['lab', 'house'] }, 'house').accept).toBe(false);
  expect(whatToDo({ ...proposal, status: 'active' }, 'lab').withdraw).toBe(false);
});
