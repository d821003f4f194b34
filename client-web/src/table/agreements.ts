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

/**
 * Why the server would refuse to have an agreement proposed, in its words; null when it would not. What keeps the role
 * from acting at all stands elsewhere on the screen.
 * @param template Null for free words.
 * @param counterTo The proposal that is to be replaced.
 */
export function whyNotProposed(view: View, template: string | null, counterTo: string | undefined): string | null {
  const { proposing } = view;
  if (proposing?.why) return proposing.why.message;
  const replaced = counterTo && view.agreements[counterTo]?.template === template ? counterTo : undefined;
  const refused = proposing?.refused.find((one) => one.agreement === template && one.counterTo === replaced);
  return refused?.why.message ?? null;
}

/** Why the role cannot sign an open proposal now. */
export function whyNotSigned(view: View, proposal: string): string | null {
  return view.proposing?.unsigned.find((one) => one.proposal === proposal)?.why.message ?? null;
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

/** Whether somebody may say that an agreement was kept or broken; the facilitator's word is the last one. */
export function mayMark(agreement: AgreementView, me: string | undefined): boolean {
  const { template, composed, status, parties, markedBy } = agreement;
  if (template !== undefined || composed !== undefined || !['active', 'fulfilled', 'breached'].includes(status))
    return false;
  return me === 'facilitator' || (me !== undefined && parties.includes(me) && markedBy !== 'facilitator');
}
