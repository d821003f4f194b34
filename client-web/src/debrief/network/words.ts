import type { AgreementStatus, DirectiveStatus } from '../../protocol';

const demands: Readonly<Record<DirectiveStatus, string>> = {
  issued: 'Never answered',
  complied: 'Complied with',
  'complied-in-part': 'Complied with in part',
  contested: 'Contested',
  defied: 'Defied',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed without an answer',
};

const agreements: Readonly<Record<AgreementStatus, string>> = {
  proposed: 'Never signed by all',
  countered: 'Answered with a counter-proposal',
  active: 'In force at the end',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  fulfilled: 'Kept',
  breached: 'Broken',
};

/** What had become of a demand when the session ended. */
export const demandWords = (status: DirectiveStatus): string => demands[status];

/** What had become of an agreement when the session ended. */
export const agreementWords = (status: AgreementStatus): string => agreements[status];
