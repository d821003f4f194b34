import type { AgreementStatus, AgreementView, View } from '../protocol';

export interface WhatToDo {
  readonly accept: boolean;
  readonly withdraw: boolean;
}

/** What a role may answer: a proposal not yet signed by it can be accepted, declined or countered. */
export function whatToDo(agreement: AgreementView, role: string | undefined): WhatToDo {
  const open = agreement.status === 'proposed' && role !== undefined && agreement.parties.includes(role);
  return {
    accept: open && agreement.from !== role && !agreement.accepted.includes(role),
    withdraw: open && agreement.from === role,
  };
}

const over: ReadonlySet<AgreementStatus> = new Set(['countered', 'declined', 'withdrawn', 'expired']);

/** Never came into force. */
export const isOver = ({ status }: AgreementView): boolean => over.has(status);

const order: readonly AgreementStatus[] = [
  'proposed',
  'active',
  'breached',
  'fulfilled',
  'countered',
  'declined',
  'withdrawn',
  'expired',
];

/** What waits for the role first, then what is open, then what is over. */
export function sortedAgreements(view: View, role: string | undefined): readonly (readonly [string, AgreementView])[] {
  const rank = (agreement: AgreementView) => (whatToDo(agreement, role).accept ? -1 : order.indexOf(agreement.status));
  return Object.entries(view.agreements).sort(([, a], [, b]) => rank(a) - rank(b));
}
