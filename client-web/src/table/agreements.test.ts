import { expect, test } from 'vitest';
import type { AgreementView, View } from '../protocol';
import { mayMark, whatToDo, whyNotProposed, whyNotSigned } from './agreements';

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

test('what would be refused is told before it is sent, for a counter-proposal by what it replaces', () => {
  const why = { code: 'not-legal', message: 'It lies on the table.' } as const;
  const view = {
    agreements: { p1: { ...proposal, template: 'vetting' } },
    proposing: {
      refused: [
        { agreement: 'vetting', why },
        { agreement: 'truce', why: { ...why, message: 'Too dear.' } },
      ],
      unsigned: [{ proposal: 'p1', why: { ...why, message: 'Not while it rains.' } }],
    },
  } as unknown as View;
  expect(whyNotProposed(view, 'vetting', undefined)).toBe('It lies on the table.');
  expect(whyNotProposed(view, 'vetting', 'p1')).toBeNull();
  expect(whyNotProposed(view, 'truce', 'p1')).toBe('Too dear.');
  expect(whyNotProposed(view, null, undefined)).toBeNull();
  expect(whyNotSigned(view, 'p1')).toBe('Not while it rains.');
  const full = { ...view, proposing: { ...view.proposing, why: { ...why, message: 'Five are open.' } } } as View;
  expect(whyNotProposed(full, null, undefined)).toBe('Five are open.');
});

test('who may say whether an agreement was kept', () => {
  const free: AgreementView = { ...proposal, status: 'active' };
  expect(mayMark(free, 'lab')).toBe(true);
  expect(mayMark(free, 'facilitator')).toBe(true);
  expect(mayMark(free, 'press')).toBe(false);
  expect(mayMark(free, undefined)).toBe(false);
  expect(mayMark(proposal, 'lab')).toBe(false);
  expect(mayMark({ ...free, template: 'vetting' }, 'facilitator')).toBe(false);
  expect(mayMark({ ...free, markedBy: 'facilitator' }, 'lab')).toBe(false);
  expect(mayMark({ ...free, markedBy: 'facilitator' }, 'facilitator')).toBe(true);
});
