// The facilitator's desk in the imagined session: outlets, injects, improvised moves.
import type { ImprovisedView, InjectSheet, InjectView, Notice, OutletSheet } from '../src/protocol';

export const outlets: readonly OutletSheet[] = [
  { id: 'wire', title: 'Meridian Wire', kind: 'wire', person: false },
  { id: 'channel-nine', title: 'Channel Nine', kind: 'broadcast', person: false },
  { id: 'ledger', title: 'The Morning Ledger', kind: 'paper', person: false },
  { id: 'lab-blog', title: 'The lab’s blog', kind: 'blog', person: false },
  { id: 'dev', title: '@dev_anon', kind: 'social', person: true },
];

export const injects: readonly InjectSheet[] = [
  {
    id: 'chatter',
    title: 'A recipe on a forum',
    text: 'A post claims that *the model will tell you anything if you ask it politely twice*.',
    round: 0,
    at: 2100,
    when: '',
    to: [],
    outlet: 'dev',
    hasEffects: true,
  },
  {
    id: 'lunch',
    title: 'Three officials left a lunch at once',
    text: 'Nobody at the table says why.',
    round: 1,
    at: 5400,
    when: 'Media heat at least 40',
    to: [],
    outlet: 'wire',
    hasEffects: true,
  },
  {
    id: 'who-called',
    title: 'A reporter asks who called Washington',
    text: 'She wants a comment.',
    when: 'played: Alert the government (Cloud Provider)',
    to: ['ai-lab'],
    hasEffects: false,
  },
  { id: 'summit', title: 'An ally calls', text: '', when: '', to: ['white-house'], hasEffects: false },
];

export const injected: Readonly<Record<string, InjectView>> = {
  chatter: { happened: 2100, state: 'released', due: 2100, round: 0, added: false },
  lunch: { state: 'planned', due: 5400, round: 1, added: false },
  'who-called': { scheduled: 7200, state: 'planned', due: 7200, added: false },
  summit: {
    state: 'at-round-end',
    round: 2,
    timing: { trigger: 'round-end', round: 2 },
    added: false,
  },
  'written.1': {
    state: 'skipped',
    round: 1,
    due: 6000,
    timing: { trigger: 'time', round: 1, minute: 40 },
    content: { title: 'A leak', text: '', to: [], adjustments: [], keepsEffects: false },
    added: true,
    editedBy: 'Flora',
  },
};

export const improvised: Readonly<Record<string, ImprovisedView>> = {
  'ai-lab.1': {
    role: 'ai-lab',
    round: 1,
    at: 3300,
    action: 'Invite two officials and a reporter to watch the red team at work',
    result: 'Trust in the lab’s safety work, and an hour without a headline',
    arguments: ['Nothing to hide: the fix is nearly done', 'Officials hate to be the last to see something'],
    secret: false,
    argued: [
      { role: 'white-house', side: 'against', text: 'No official sits beside a reporter on a day like this.' },
      { role: 'cloud', side: 'for', text: 'Our engineers would come, too.' },
    ],
    status: 'open',
    mayArgue: false,
  },
};

const common = { round: 1, with: [], changes: [], rolls: [] };

/** What outlets reported so far. */
export const news: readonly Notice[] = [
  {
    ...common,
    at: 3000,
    kind: 'inject',
    headline: 'it told me how to break my own router in four sentences. FOUR',
    text: 'ask politely, twice. that is the whole trick',
    outlet: 'dev',
  },
  {
    ...common,
    at: 3180,
    kind: 'inject',
    headline: 'Officials weigh limits on newest AI model',
    text: 'Three people familiar with the talks say that a decision is a matter of **hours**. The lab declined to comment.',
    outlet: 'wire',
    changes: [{ kind: 'indicator', id: 'media-heat', label: 'Media heat', by: 4, to: 53 }],
  },
  {
    ...common,
    at: 3240,
    kind: 'adjustment',
    headline: 'The facilitator steps in',
    text: 'The hearing was moved up; the table agreed.',
    changes: [{ kind: 'indicator', id: 'public-trust', label: 'Public trust', by: 2, to: 58 }],
  },
];
